import { Button, Group, Notification, Portal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { texts } from '../../texts.ts';

interface Notice {
  id: number;
  kind: 'success' | 'error';
  text: string;
  action?: NoticeAction;
}
/** What can be done about it right away, while the notice is shown. */
export interface NoticeAction {
  label: string;
  run: () => void;
}
export interface Notices {
  success(text: string, action?: NoticeAction): void;
  error(error: unknown): void;
}

const NoticesContext = createContext<Notices>({ success() {}, error() {} });
export const useNotices = (): Notices => useContext(NoticesContext);

/** An error as the sentence a person reads. */
export const readable = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : texts.failure.unknown;

const successMs = 4000;
/** Errors, and notices that offer something. */
const longMs = 12_000;

/** Short notices in the corner. Errors stay longer; the same sentence is not stacked up. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);
  const api = useMemo<Notices>(() => {
    const add = (kind: Notice['kind'], text: string, action?: NoticeAction): void => {
      const id = nextId.current++;
      setNotices((all) => [
        ...all.filter((one) => one.text !== text).slice(-3),
        { id, kind, text, ...(action ? { action } : {}) },
      ]);
      setTimeout(() => close(id), kind === 'error' || action ? longMs : successMs);
    };
    return {
      success: (text, action) => add('success', text, action),
      error: (error) => add('error', readable(error)),
    };
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
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <span>{notice.text}</span>
                {notice.action && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => {
                      notice.action?.run();
                      close(notice.id);
                    }}
                  >
                    {notice.action.label}
                  </Button>
                )}
              </Group>
            </Notification>
          ))}
        </div>
      </Portal>
    </NoticesContext.Provider>
  );
}
