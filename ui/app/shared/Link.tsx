import { Anchor } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useHost } from '../host-context.ts';

/** Props that make any element a real link (middle click, copy address) that Stash's router follows. */
export function useLink(path: string): { href: string; onClick: (event: MouseEvent) => void } {
  const host = useHost();
  return {
    href: host.href(path),
    onClick: (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      host.navigate(path);
    },
  };
}

export function Link(props: {
  to: string;
  children: ReactNode;
  className?: string;
  label?: string;
  title?: string;
}) {
  const link = useLink(props.to);
  return (
    <Anchor
      {...link}
      inherit
      {...(props.className === undefined ? {} : { className: props.className })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.title === undefined ? {} : { title: props.title })}
    >
      {props.children}
    </Anchor>
  );
}
