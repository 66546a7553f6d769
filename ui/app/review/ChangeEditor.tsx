import { Button, Group, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keepDraft, readDraft } from '../../data/cache.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { EntityPicker, type Picked } from './EntityPicker.tsx';
import { useReview } from './review-context.ts';
import { editorOf, parseValue } from './value-input.ts';

/** Edits a change in place. Saving accepts it: whoever writes a value wants it. */
export function ChangeEditor({ change }: { change: ReviewChange }) {
  const { edit, setEditing } = useReview();
  const [saving, setSaving] = useState(false);
  const [typed, setTyped] = useDraft<string>(change, change.proposed === null ? '' : String(change.proposed));
  const [picked, setPicked] = useDraft<Picked>(change, { value: change.proposed, label: change.label });
  // What was picked by the very key that saves is not rendered yet.
  const latestPick = useRef(picked);
  latestPick.current = picked;
  const confirm = useConfirm();
  const kind = editorOf(change.field);
  const parsed =
    kind === 'entity' || kind === 'switch' ? { value: picked.value } : parseValue(change.field, typed);
  const problem = 'problem' in parsed ? parsed.problem : undefined;

  const close = (): void => {
    setEditing(null);
    void keepDraft(`edit ${change.id}`, undefined);
  };
  const mustPick = kind === 'entity' && change.action !== 'set';
  const agreesToRemove = (): Promise<boolean> => {
    const words = texts.review.editor;
    const name = texts.fields[change.field].toLowerCase();
    return confirm({
      title: words.removeTitle(name),
      lines: words.removeLines(name),
      confirm: words.removeConfirm,
      danger: true,
    });
  };
  const save = async (): Promise<void> => {
    const value = kind === 'entity' ? latestPick.current.value : parsed.value;
    if (value === undefined || (mustPick && value === null)) return;
    if (value === null && change.proposed !== null && !(await agreesToRemove())) return;
    setSaving(true);
    const saved = await edit(change, value);
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
    const withControl = event.ctrlKey || event.metaKey;
    const oneLine = kind !== 'area' && kind !== 'entity';
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.key === 'Enter' && (withControl || oneLine) && !onButton) {
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
      {kind === 'entity' && (
        <EntityPicker
          change={change}
          picked={picked}
          onPick={(next) => {
            latestPick.current = next;
            setPicked(next);
          }}
        />
      )}
      {kind === 'switch' && (
        <Switch
          label={texts.fields[change.field]}
          checked={picked.value === true}
          onChange={(event) => setPicked({ value: event.currentTarget.checked, label: '' })}
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
          disabled={problem !== undefined || (mustPick && picked.value === null)}
          onClick={() => void save()}
        >
          {texts.review.editor.save}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {texts.common.cancel}
        </Button>
        {(kind === 'area' || kind === 'entity') && (
          <Text size="xs" c="dimmed">
            {texts.review.editor.saveKeys}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** What was typed or picked survives a reload, a look at another page, and another editor that is opened. */
function useDraft<Value extends string | object>(
  change: ReviewChange,
  first: Value,
): [Value, (value: Value) => void] {
  const name = `edit ${change.id}`;
  const [value, setValue] = useState(first);
  const kind = typeof first;
  useEffect(() => {
    let left = false;
    void readDraft<Value>(name).then((draft) => {
      if (!left && draft !== undefined && typeof draft === kind) setValue(draft);
    });
    return () => {
      left = true;
    };
  }, [name, kind]);
  return [
    value,
    (next) => {
      setValue(next);
      void keepDraft(name, next);
    },
  ];
}
