import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useConfigurationValue } from './configuration.tsx';
import { ListFilterModel } from './list/filter.ts';
import { patchComponent } from './patch.tsx';
import { SceneQueue } from './scenes/scene-queue.ts';
import { SceneCard } from './scenes/SceneCard.tsx';
import { LoadingIndicator } from './shared/LoadingIndicator.tsx';
import { useFindSavedFilters, useFindScenes } from './stash-service.ts';
import type { SavedFilter } from './types.ts';

/** An entry of `frontPageContent` in Stash's UI settings. */
type Content =
  | { __typename: 'SavedFilter'; savedFilterId: number | string }
  | { __typename: 'CustomFilter'; mode: string; sortBy: string; direction: 'ASC' | 'DESC'; title?: string };

const usual: Content[] = [
  {
    __typename: 'CustomFilter',
    mode: 'SCENES',
    sortBy: 'created_at',
    direction: 'DESC',
    title: 'Recently added scenes',
  },
  {
    __typename: 'CustomFilter',
    mode: 'SCENES',
    sortBy: 'date',
    direction: 'DESC',
    title: 'Recently released scenes',
  },
];

const rowLength = 25;

const Row: React.FC<{ title: string; filter: ListFilterModel }> = ({ title, filter }) => {
  const { data, loading } = useFindScenes(filter);
  const queue = useMemo(() => SceneQueue.fromListFilterModel(filter), [filter]);
  if (!loading && !data?.findScenes.count) return null;
  return (
    <div className="recommendation-row scene-recommendations">
      <div className="recommendation-row-head">
        <h2>{title}</h2>
        <Link to={`/scenes?${filter.makeQueryParameters()}`}>View all</Link>
      </div>
      {loading && !data ? (
        <LoadingIndicator />
      ) : (
        <div className="recommendation-row-cards">
          {data?.findScenes.scenes.map((scene, index) => (
            <SceneCard key={scene.id} scene={scene} queue={queue} index={index} zoomIndex={1} />
          ))}
        </div>
      )}
    </div>
  );
};

const SavedRow: React.FC<{ saved: SavedFilter }> = ({ saved }) => {
  const filter = useMemo(() => {
    const own = new ListFilterModel();
    own.configureFromSavedFilter(saved);
    own.itemsPerPage = rowLength;
    return own;
  }, [saved]);
  return <Row title={saved.name} filter={filter} />;
};

const CustomRow: React.FC<{ content: Extract<Content, { __typename: 'CustomFilter' }> }> = ({ content }) => {
  const filter = useMemo(() => {
    const own = new ListFilterModel({ sortBy: content.sortBy, sortDirection: content.direction });
    own.itemsPerPage = rowLength;
    return own;
  }, [content.direction, content.sortBy]);
  return <Row title={content.title ?? content.sortBy} filter={filter} />;
};

/** Without own content in the UI settings: the newest scenes, then every saved filter of scenes. */
export const FrontPage: React.FC = patchComponent<object>('FrontPage', () => {
  const chosen = useConfigurationValue().ui['frontPageContent'] as Content[] | undefined;
  const { data } = useFindSavedFilters('SCENES');
  const saved = data?.findSavedFilters ?? [];
  const contents: Content[] = chosen ?? [
    ...usual,
    ...saved.map(({ id }) => ({ __typename: 'SavedFilter' as const, savedFilterId: id })),
  ];
  return (
    <div className="recommendations-container">
      {contents.map((content, index) => {
        if (content.__typename === 'CustomFilter')
          return content.mode === 'SCENES' ? <CustomRow key={index} content={content} /> : null;
        const found = saved.find(({ id }) => id === String(content.savedFilterId));
        return found ? <SavedRow key={index} saved={found} /> : null;
      })}
    </div>
  );
});
