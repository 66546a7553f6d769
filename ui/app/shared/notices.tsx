import { Notification, Portal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { texts } from '../../texts.ts';

interface Notice {
  id: number;
  kind: 'success' | 'error';
  text: string;
}
export interface Notices {
  success(text: string): void;
  error(error: unknown): void;
}

const NoticesContext = createContext<Notices>({ success() {}, error() {} });
export const useNotices = (): Notices => useContext(NoticesContext);

/** An error as the sentence a person reads. */
export const readable = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : texts.failure.unknown;

const successMs = 4000;
const errorMs = 12_000;

/** Short notices in the corner. Errors stay longer; the same sentence is not stacked up. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);
  const api = useMemo<Notices>(() => {
    const add = (kind: Notice['kind'], text: string): void => {
      const id = nextId.current++;
      setNotices((all) => [...all.filter((one) => one.text !== text).slice(-3), { id, kind, text }]);
      setTimeout(() => close(id), kind === 'error' ? errorMs : successMs);
    };
    return { success: (text) => add('success', text), error: (error) => add('error', readable(error)) };
  }, [close]);
  return (
    <NoticesContext.Provider value={api}>
      {children}
      <Portal>
        <div className="notices" role="status" aria-live="polite">
          {notices.map((notice) => (
            <Notification
              key={notice.id}
              color={notice.kind === 'error' ? 'red' : 'teal'}
              onClose={() => close(notice.id)}
              closeButtonProps={{ 'aria-label': texts.common.close }}
              withBorder
            >
              {notice.text}
            </Notification>
          ))}
        </div>
      </Portal>
    </NoticesContext.Provider>
  );
}
