import { report } from './guard.ts';
import type { HostNode, PluginApi, Props } from './plugin-api.ts';

/**
 * Catches what our components throw while they render, and shows `note` (a node) in their place.
 * It does not catch a throw in a patch function itself: that is `guard.ts`.
 */
export function createErrorBoundary(api: PluginApi) {
  const { React } = api;
  return class StashHogBoundary extends React.Component {
    static getDerivedStateFromError(): Props {
      return { failed: true };
    }

    override state: Props = { failed: false };

    componentDidCatch(error: unknown): void {
      report(String(this.props['name']), error);
    }

    render(): HostNode {
      return (this.state['failed'] ? (this.props['note'] ?? null) : this.props['children']) as HostNode;
    }
  };
}

export type ErrorBoundary = ReturnType<typeof createErrorBoundary>;
