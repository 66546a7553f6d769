import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts.ts';
import { paths } from './route.ts';
import { useLink } from './shared/Link.tsx';

interface Props {
  children: ReactNode;
  /** Another value forgets the error: the person went elsewhere. */
  resetKey: string;
}

/** A mistake of ours ends here, as a note that a person can act on; Stash's page around it stays. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Alert color="red" title={texts.failure.crashTitle} m="md" role="alert">
        <Stack gap="sm">
          <Text size="sm">{texts.failure.crashText}</Text>
          <Code block>{error.message}</Code>
          <Group>
            <Button size="xs" variant="default" onClick={() => this.setState({ error: null })}>
              {texts.failure.retry}
            </Button>
            <ToOverview onGone={() => this.setState({ error: null })} />
          </Group>
        </Stack>
      </Alert>
    );
  }
}

function ToOverview({ onGone }: { onGone: () => void }) {
  const link = useLink(paths.overview);
  return (
    <Button
      component="a"
      size="xs"
      variant="default"
      href={link.href}
      onClick={(event) => {
        link.onClick(event);
        if (event.defaultPrevented) onGone();
      }}
    >
      {texts.common.toOverview}
    </Button>
  );
}
