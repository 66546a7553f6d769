import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../../texts.ts';
import { readable } from './notices.tsx';

/** In place of a list that is empty: why, and what to do. */
export function EmptyNote(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" className="empty">
      <Title order={3} size="h4">
        {props.title}
      </Title>
      <Text size="sm" c="dimmed" ta="center" maw={460}>
        {props.text}
      </Text>
      {props.children && <Group mt="xs">{props.children}</Group>}
    </Stack>
  );
}

/** An answer that could not be had; `stale` says that older data is shown below. */
export function FailureNote(props: { error: unknown; onRetry: () => void; stale?: boolean }) {
  return (
    <Alert
      color={props.stale ? 'yellow' : 'red'}
      role="alert"
      title={props.stale ? texts.failure.staleTitle : texts.failure.loadTitle}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{readable(props.error)}</Text>
        <Button size="xs" variant="default" onClick={props.onRetry}>
          {texts.failure.retry}
        </Button>
      </Stack>
    </Alert>
  );
}

/** Grey rows in the shape of what comes. */
export function LoadingRows({ rows = 4, height = 64 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" aria-label={texts.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="sm" />
      ))}
    </Stack>
  );
}
