import React from 'react';

/** Stands around the routes only; what throws outside of it (navigation bar, `App`) leaves a blank page. */
export class ErrorBoundary extends React.Component<object, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): React.ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="error-boundary">
        <h2>Something went wrong.</h2>
        <details>
          <summary>What was reported</summary>
          <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
        </details>
      </div>
    );
  }
}
