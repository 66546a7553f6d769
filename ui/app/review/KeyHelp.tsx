import { Group, Kbd, Modal } from '@mantine/core';
import { texts } from '../../texts.ts';

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={texts.review.keysTitle}
      closeButtonProps={{ 'aria-label': texts.common.close }}
    >
      <dl className="keys">
        {texts.review.keys.map(([keys, text]) => (
          <div key={text}>
            <dt>
              <Group gap={4}>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
