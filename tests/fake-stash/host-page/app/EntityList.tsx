import React, { useState } from 'react';
import { Card, Form } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { Pagination, PaginationIndex } from './list/Pagination.tsx';
import { patchComponent } from './patch.tsx';
import { scenesOf } from './shared/nav-utils.ts';
import { LoadingIndicator } from './shared/LoadingIndicator.tsx';
import { useEntities, type EntityKind } from './shared/use-entities.ts';
import type { Counted } from './gql.ts';

const EntityCard: React.FC<{ kind: EntityKind; entity: Counted }> = ({ kind, entity }) => (
  <Card className={`grid-card entity-card ${kind}-card`}>
    <Link to={scenesOf(kind, entity)}>
      <h5 className="card-section-title">{entity.name}</h5>
    </Link>
    <span className="text-muted">{entity.scene_count} scenes</span>
  </Card>
);

export const PerformerCard = patchComponent<{ performer: Counted }>('PerformerCard', ({ performer }) => (
  <EntityCard kind="performers" entity={performer} />
));
export const TagCard = patchComponent<{ tag: Counted }>('TagCard', ({ tag }) => (
  <EntityCard kind="tags" entity={tag} />
));

const perPage = 60;

const EntityList: React.FC<{ kind: EntityKind }> = ({ kind }) => {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const { entities, count, loading } = useEntities(kind, query, perPage, page);
  const pages = { itemsPerPage: perPage, currentPage: page, totalItems: count };
  return (
    <div className="item-list-container">
      <div className="filtered-list-toolbar btn-toolbar">
        <Form.Control
          className="query-text-field"
          placeholder="Search…"
          aria-label="Search"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPage(1);
          }}
        />
      </div>
      <div className="pagination-index-container">
        <Pagination {...pages} onChangePage={setPage} />
        <PaginationIndex {...pages} loading={loading} />
      </div>
      {loading && <LoadingIndicator />}
      <div className="row justify-content-center">
        {entities.map((entity) => {
          if (kind === 'performers') return <PerformerCard key={entity.id} performer={entity} />;
          if (kind === 'tags') return <TagCard key={entity.id} tag={entity} />;
          return <EntityCard key={entity.id} kind={kind} entity={entity} />;
        })}
      </div>
    </div>
  );
};

export const Performers: React.FC = () => <EntityList key="performers" kind="performers" />;
export const Tags: React.FC = () => <EntityList key="tags" kind="tags" />;
export const Studios: React.FC = () => <EntityList key="studios" kind="studios" />;
