import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { texts } from '../../texts.ts';

export interface Question {
  title: string;
  /** What will happen, in words, one paragraph each. */
  lines: string[];
  confirm: string;
  /** Where "Cancel" could be mistaken for the action itself. */
  decline?: string;
  danger?: boolean;
}
type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(false));

/** Asks before something that is hard to take back; true when the person agreed. */
export const useConfirm = (): Ask => useContext(ConfirmContext);

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [opened, setOpened] = useState(false);
  const settle = useRef<(agreed: boolean) => void>(() => {});
  const ask = useCallback<Ask>((next) => {
    settle.current(false);
    setQuestion(next);
    setOpened(true);
    return new Promise((resolve) => {
      settle.current = resolve;
    });
  }, []);
  const end = (agreed: boolean): void => {
    settle.current(agreed);
    setOpened(false);
  };
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      <Modal
        opened={opened}
        onClose={() => end(false)}
        title={question?.title}
        closeButtonProps={{ 'aria-label': texts.common.close }}
      >
        <Stack gap="sm">
          {question?.lines.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={() => end(false)}>
              {question?.decline ?? texts.common.cancel}
            </Button>
            <Button color={question?.danger ? 'red' : 'blue'} onClick={() => end(true)} data-autofocus>
              {question?.confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </ConfirmContext.Provider>
  );
}
