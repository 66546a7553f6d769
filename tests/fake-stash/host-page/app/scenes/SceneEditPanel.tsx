import React, { useEffect, useState } from 'react';
import { Button, Form } from 'react-bootstrap';
import { EntitySelect } from '../shared/EntitySelect.tsx';
import type { Named, Scene } from '../types.ts';

/** The fields of the form; a change by hand here is what a plugin meets as drift. */
interface Draft {
  title: string;
  code: string;
  details: string;
  date: string;
  rating100: string;
  organized: boolean;
  studio: Named[];
  performers: Named[];
  tags: Named[];
}

const draftOf = (scene: Scene): Draft => ({
  title: scene.title ?? '',
  code: scene.code ?? '',
  details: scene.details ?? '',
  date: scene.date ?? '',
  rating100: scene.rating100 === null ? '' : String(scene.rating100),
  organized: scene.organized,
  studio: scene.studio ? [scene.studio] : [],
  performers: scene.performers,
  tags: scene.tags,
});

const idsOf = (objects: Named[]): string[] => objects.map(({ id }) => id);

const inputOf = (draft: Draft): Record<string, unknown> => ({
  title: draft.title,
  code: draft.code,
  details: draft.details,
  date: draft.date,
  rating100: draft.rating100 === '' ? null : Number(draft.rating100),
  organized: draft.organized,
  studio_id: draft.studio[0]?.id ?? null,
  performer_ids: idsOf(draft.performers),
  tag_ids: idsOf(draft.tags),
});

interface SceneEditPanelProps {
  scene: Scene;
  onSubmit: (input: Record<string, unknown>) => Promise<void>;
  onDelete: () => void;
}

export const SceneEditPanel: React.FC<SceneEditPanelProps> = ({ scene, onSubmit, onDelete }) => {
  const [draft, setDraft] = useState(() => draftOf(scene));
  // After a save, and when the queue moves on to another scene, the form starts again from what is stored.
  useEffect(() => setDraft(draftOf(scene)), [scene]);

  const change = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const dirty = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(scene)));

  const line = (name: 'title' | 'code' | 'date', label: string, placeholder = ''): React.ReactNode => (
    <Form.Group controlId={`scene-${name}`}>
      <Form.Label>{label}</Form.Label>
      <Form.Control
        name={name}
        placeholder={placeholder}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Form.Group>
  );

  return (
    <Form
      id="scene-edit-details"
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit(inputOf(draft));
      }}
    >
      <div className="edit-buttons">
        <Button className="edit-button" type="submit" disabled={!dirty}>
          Save
        </Button>
        <Button className="edit-button" variant="danger" onClick={onDelete}>
          Delete
        </Button>
      </div>
      {line('title', 'Title')}
      {line('code', 'Code')}
      {line('date', 'Date', 'YYYY-MM-DD')}
      <Form.Group controlId="scene-rating100">
        <Form.Label>Rating (1–100)</Form.Label>
        <Form.Control
          name="rating100"
          type="number"
          min={1}
          max={100}
          value={draft.rating100}
          onChange={(event) => change({ rating100: event.target.value })}
        />
      </Form.Group>
      <Form.Group>
        <Form.Check
          id="scene-organized"
          type="switch"
          label="Organized"
          checked={draft.organized}
          onChange={() => change({ organized: !draft.organized })}
        />
      </Form.Group>
      <Form.Group>
        <Form.Label>Studio</Form.Label>
        <EntitySelect
          kind="studios"
          label="Studio"
          isMulti={false}
          values={draft.studio}
          onSelect={(studio) => change({ studio })}
        />
      </Form.Group>
      <Form.Group>
        <Form.Label>Performers</Form.Label>
        <EntitySelect
          kind="performers"
          label="Performers"
          values={draft.performers}
          onSelect={(performers) => change({ performers: performers as Scene['performers'] })}
        />
      </Form.Group>
      <Form.Group>
        <Form.Label>Tags</Form.Label>
        <EntitySelect kind="tags" label="Tags" values={draft.tags} onSelect={(tags) => change({ tags })} />
      </Form.Group>
      <Form.Group controlId="scene-details">
        <Form.Label>Details</Form.Label>
        <Form.Control
          as="textarea"
          name="details"
          rows={6}
          value={draft.details}
          onChange={(event) => change({ details: event.target.value })}
        />
      </Form.Group>
    </Form>
  );
};
