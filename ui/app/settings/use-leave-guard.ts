import { useEffect } from 'react';
import { texts } from '../../texts.ts';

/**
 * Asks before the page is left with unsaved settings: on a reload by the browser's own question, on a link of ours or
 * of Stash's by ours. The draft is kept either way, so that even the browser's back button loses nothing.
 */
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const guard = new AbortController();
    const { signal } = guard;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    const onClick = (event: MouseEvent): void => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.target === '_blank' || link.href === '' || link.href === location.href) return;
      // Synchronous, because the click must be stopped before a router sees it.
      if (window.confirm(`${texts.settings.leaveTitle}\n\n${texts.settings.leaveLines.join('\n')}`)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('click', onClick, { capture: true, signal });
    return () => guard.abort();
  }, [dirty]);
}
