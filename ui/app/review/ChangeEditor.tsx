import { Button, Group, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { keepDraft, readDraft } from '../../data/cache.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { EntityPicker } from './EntityPicker.tsx';
import { useReview } from './review-context.ts';
import { editorOf, parseValue } from './value-input.ts';

/** Edits a change in place. Saving accepts it: whoever writes a value wants it. */
export function ChangeEditor({ change }: { change: ReviewChange }) {
  const { edit, setEditing } = useReview();
  const [saving, setSaving] = useState(false);
  const [typed, setTyped] = useDraft(change);
  const [picked, setPicked] = useState(change.proposed);
  const kind = editorOf(change.field);
  const parsed = kind === 'entity' || kind === 'switch' ? { value: picked } : parseValue(change.field, typed);
  const problem = 'problem' in parsed ? parsed.problem : undefined;

  const close = (): void => {
    setEditing(null);
    void keepDraft(`edit ${change.id}`, undefined);
  };
  const save = async (): Promise<void> => {
    if (parsed.value === undefined) return;
    setSaving(true);
    const saved = await edit(change, parsed.value);
    setSaving(false);
    if (saved) setEditing(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An open list of the picker closes first.
    const listOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && !listOpen) {
      event.stopPropagation();
      close();
    }
    const enter = event.key === 'Enter' && (kind !== 'area' || event.ctrlKey || event.metaKey);
    if (enter && kind !== 'entity') {
      event.preventDefault();
      void save();
    }
  };
  const common = {
    'aria-label': texts.fields[change.field],
    value: typed,
    error: problem,
    autoFocus: true,
    'data-autofocus': true,
  };
  return (
    <Stack gap="xs" className="editor" onKeyDown={onKeyDown}>
      {kind === 'entity' && <EntityPicker change={change} value={picked} onPick={setPicked} />}
      {kind === 'switch' && (
        <Switch
          label={texts.fields[change.field]}
          checked={picked === true}
          onChange={(event) => setPicked(event.currentTarget.checked)}
        />
      )}
      {kind === 'area' && (
        <Textarea {...common} rows={4} onChange={(event) => setTyped(event.currentTarget.value)} />
      )}
      {(kind === 'text' || kind === 'date' || kind === 'rating') && (
        <TextInput
          {...common}
          inputMode={kind === 'rating' ? 'numeric' : 'text'}
          placeholder={kind === 'date' ? 'YYYY-MM-DD' : ''}
          description={texts.review.editor.empty}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Group gap="xs">
        <Button
          size="xs"
          loading={saving}
          disabled={
            problem !== undefined || (kind === 'entity' && change.action !== 'set' && picked === null)
          }
          onClick={() => void save()}
        >
          {texts.review.editor.save}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {texts.common.cancel}
        </Button>
        {kind === 'area' && (
          <Text size="xs" c="dimmed">
            {texts.review.editor.saveKeys}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** What was typed survives a reload and a look at another page. */
function useDraft(change: ReviewChange): [string, (text: string) => void] {
  const name = `edit ${change.id}`;
  const [typed, setTyped] = useState(change.proposed === null ? '' : String(change.proposed));
  useEffect(() => {
    let left = false;
    void readDraft<string>(name).then((draft) => {
      if (!left && typeof draft === 'string') setTyped(draft);
    });
    return () => {
      left = true;
    };
  }, [name]);
  return [
    typed,
    (text) => {
      setTyped(text);
      void keepDraft(name, text);
    },
  ];
}
