import React, { useState } from 'react';
import { Button, Form } from 'react-bootstrap';
import type { LabeledIds } from '../list/criteria.ts';
import type { ListFilterModel } from '../list/filter.ts';
import { SidebarSection } from '../list/Sidebar.tsx';
import type { FilterChange } from '../list/use-filter-url.ts';
import { patchContainer } from '../patch.tsx';
import { useEntities, type EntityKind } from '../shared/use-entities.ts';

/** Plugins read `filter` and `setFilter` from the properties of the section elements. */
interface SectionProps {
  title: React.ReactNode;
  type: string;
  sectionID: string;
  filter: ListFilterModel;
  setFilter: (change: FilterChange) => void;
}

const EntityChoices: React.FC<SectionProps & { kind: EntityKind }> = ({ kind, type, filter, setFilter }) => {
  const [query, setQuery] = useState('');
  const { entities } = useEntities(kind, query, 15);
  const current = filter.criteriaFor(type)[0];
  const chosen = (current?.value as LabeledIds | undefined)?.items ?? [];

  const choose = (items: LabeledIds['items']): void => {
    const criterion = current?.clone() ?? filter.makeCriterion(type);
    criterion.value = { ...(criterion.value as LabeledIds), items };
    setFilter(filter.replaceCriteria(type, items.length ? [criterion] : []).changePage(1));
  };

  return (
    <>
      <Form.Control
        size="sm"
        placeholder="Search…"
        aria-label="Search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className="sidebar-choices">
        {chosen.map(({ id, label }) => (
          <li key={id}>
            <Button
              className="minimal selected"
              onClick={() => choose(chosen.filter((item) => item.id !== id))}
            >
              ✓ {label}
            </Button>
          </li>
        ))}
        {entities
          .filter(({ id }) => !chosen.some((item) => item.id === id))
          .map(({ id, name }) => (
            <li key={id}>
              <Button className="minimal" onClick={() => choose([...chosen, { id, label: name }])}>
                {name}
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
};

const EntitySection: React.FC<SectionProps & { kind: EntityKind }> = (props) => (
  <SidebarSection className="sidebar-list-filter" text={props.title} sectionID={props.sectionID}>
    <EntityChoices {...props} />
  </SidebarSection>
);

const YesOrNoSection: React.FC<SectionProps> = ({ title, type, sectionID, filter, setFilter }) => {
  const current = filter.criteriaFor(type)[0];
  const choose = (value: string): void => {
    const criterion = filter.makeCriterion(type);
    criterion.value = value;
    const same = current && String(current.value) === value;
    setFilter(filter.replaceCriteria(type, same ? [] : [criterion]).changePage(1));
  };
  return (
    <SidebarSection className="sidebar-list-filter" text={title} sectionID={sectionID}>
      <ul className="sidebar-choices">
        {[
          ['true', 'Yes'],
          ['false', 'No'],
        ].map(([value = '', label]) => {
          const selected = current !== undefined && String(current.value) === value;
          return (
            <li key={value}>
              <Button className={selected ? 'minimal selected' : 'minimal'} onClick={() => choose(value)}>
                {selected && '✓ '}
                {label}
              </Button>
            </li>
          );
        })}
      </ul>
    </SidebarSection>
  );
};

const Sections = patchContainer('FilteredSceneList.SidebarSections');

interface SceneSidebarProps {
  filter: ListFilterModel;
  setFilter: (change: FilterChange) => void;
  count: number | undefined;
  onClose: () => void;
}

export const SceneSidebarContent: React.FC<SceneSidebarProps> = ({ filter, setFilter, count, onClose }) => (
  <>
    <Sections>
      <EntitySection
        title="Studios"
        kind="studios"
        type="studios"
        sectionID="studios"
        {...{ filter, setFilter }}
      />
      <EntitySection
        title="Performers"
        kind="performers"
        type="performers"
        sectionID="performers"
        {...{ filter, setFilter }}
      />
      <EntitySection title="Tags" kind="tags" type="tags" sectionID="tags" {...{ filter, setFilter }} />
      <YesOrNoSection
        title="Has markers"
        type="has_markers"
        sectionID="hasMarkers"
        {...{ filter, setFilter }}
      />
      <YesOrNoSection title="Organized" type="organized" sectionID="organized" {...{ filter, setFilter }} />
    </Sections>
    <div className="sidebar-footer">
      <Button className="sidebar-close-button" onClick={onClose}>
        {count === undefined ? 'Show results' : `Show ${count} results`}
      </Button>
    </div>
  </>
);
