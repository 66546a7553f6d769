import Mousetrap from 'mousetrap';
import React, { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Alert } from 'react-bootstrap';
import { useHistory } from 'react-router-dom';
import type { FindScenesData } from '../gql.ts';
import { ListFilterModel } from '../list/filter.ts';
import { FilteredListToolbar } from '../list/FilteredListToolbar.tsx';
import { FilterTags } from '../list/FilterTags.tsx';
import { Pagination, PaginationIndex } from '../list/Pagination.tsx';
import { Sidebar, SidebarStateContext, SidebarToggleButton, sidebarOpensByItself } from '../list/Sidebar.tsx';
import { useFilterURL } from '../list/use-filter-url.ts';
import { useListSelect } from '../list/use-list-select.ts';
import { atLeast } from '../release.ts';
import { LoadingIndicator } from '../shared/LoadingIndicator.tsx';
import { fileSize, longDuration } from '../shared/text.ts';
import {
  mutateBulkSceneUpdate,
  mutateMetadataGenerate,
  mutateScenesDestroy,
  queryFindScenes,
  useFindScenes,
} from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import { DeleteScenesDialog } from './DeleteScenesDialog.tsx';
import { EditScenesDialog } from './EditScenesDialog.tsx';
import { SceneQueue } from './scene-queue.ts';
import { SceneItems } from './SceneItems.tsx';
import { SceneListOperations, type ListOperation } from './SceneListOperations.tsx';
import { SceneSidebarContent } from './SceneSidebar.tsx';

export interface SceneListProps {
  /** Runs on a clone of the filter before the query; what it returns decides the variables. */
  filterHook?: (filter: ListFilterModel) => ListFilterModel;
  defaultSort?: string;
  view?: string;
  /** Whether the filter lives in the address. */
  alterQuery?: boolean;
  fromGroupId?: string;
}

const byline = (found: FindScenesData['findScenes'] | undefined): React.ReactNode =>
  found && (found.duration || found.filesize) ? (
    <span className="scenes-stats">
      &nbsp;({found.duration > 0 && <span className="scenes-duration">{longDuration(found.duration)}</span>}
      {found.duration > 0 && found.filesize > 0 && <span className="scenes-separator"> - </span>}
      {found.filesize > 0 && <span className="scenes-size">{fileSize(found.filesize)}</span>})
    </span>
  ) : null;

const List: React.FC<SceneListProps> = ({ filterHook, defaultSort, alterQuery = false }) => {
  const history = useHistory();
  const toast = useToast();
  const initial = useCallback(
    () => new ListFilterModel(defaultSort === undefined ? {} : { sortBy: defaultSort }),
    [defaultSort],
  );
  const [filter, setFilter] = useFilterURL(initial, alterQuery);
  const effectiveFilter = useMemo(
    () => (filterHook ? filterHook(filter.clone()) : filter),
    [filter, filterHook],
  );

  const result = useFindScenes(effectiveFilter);
  const remembered = useRef<FindScenesData>();
  if (result.data) remembered.current = result.data;
  // The count stays while the next page loads; the cards do not.
  const total = remembered.current?.findScenes.count ?? 0;
  const items = useMemo(() => result.data?.findScenes.scenes ?? [], [result.data]);

  const listSelect = useListSelect(items);
  const { hasSelection, selectedIds, onSelectAll, onSelectNone } = listSelect;
  const [dialogue, setDialogue] = useState<'edit' | 'delete'>();
  const closeDialogue = (): void => setDialogue(undefined);
  const [showSidebar, setShowSidebar] = useState(() => atLeast('0.29') && sidebarOpensByItself());
  const sections = useSectionState();
  const pages = Math.ceil(total / filter.itemsPerPage);

  useEffect(() => {
    const go = (page: number) => (): void => {
      if (page >= 1 && page <= pages) setFilter(filter.changePage(page));
    };
    Mousetrap.bind('right', go(filter.currentPage + 1));
    Mousetrap.bind('left', go(filter.currentPage - 1));
    Mousetrap.bind('s a', onSelectAll);
    Mousetrap.bind('s n', onSelectNone);
    Mousetrap.bind('e', () => {
      if (hasSelection) setDialogue('edit');
    });
    return () => {
      for (const keys of ['right', 'left', 's a', 's n', 'e']) Mousetrap.unbind(keys);
    };
  });

  const queue = useMemo(() => SceneQueue.fromListFilterModel(filter), [filter]);

  const onPlay = (): void => {
    const [first] = hasSelection ? selectedIds : items.map(({ id }) => id);
    if (first === undefined) return;
    const played = hasSelection ? SceneQueue.fromSceneIDList([...selectedIds]) : queue;
    history.push(played.makeLink(first, { sceneIndex: 0 }));
  };

  const onPlayRandom = async (): Promise<void> => {
    const random = effectiveFilter.clone();
    random.itemsPerPage = 1;
    random.currentPage = 1 + Math.floor(Math.random() * total);
    const scene = (await queryFindScenes(random)).data.findScenes.scenes[0];
    if (scene) history.push(queue.makeLink(scene.id, {}));
  };

  const doAndTell = async (work: () => Promise<unknown>, told: string): Promise<void> => {
    try {
      await work();
      toast.success(told);
    } catch (error) {
      toast.error(error);
    }
  };

  const operations: ListOperation[] = [
    { text: 'Play', onClick: onPlay, isDisplayed: () => items.length > 0, className: 'play-item' },
    { text: 'Select all', onClick: onSelectAll, isDisplayed: () => total > 0 },
    { text: 'Select none', onClick: onSelectNone, isDisplayed: () => hasSelection },
    { text: 'Play random', onClick: () => void onPlayRandom(), isDisplayed: () => total > 1 },
    {
      text: 'Generate…',
      onClick: () =>
        void doAndTell(
          () => mutateMetadataGenerate({ sceneIDs: [...selectedIds], covers: true }),
          'Generation job added to queue',
        ),
      isDisplayed: () => hasSelection,
    },
  ];

  const toolbar = (
    <FilteredListToolbar
      filter={filter}
      setFilter={setFilter}
      listSelect={listSelect}
      onToggleSidebar={() => setShowSidebar(!showSidebar)}
      operationComponent={
        <SceneListOperations
          items={items.length}
          hasSelection={hasSelection}
          operations={operations}
          onEdit={() => setDialogue('edit')}
          onDelete={() => setDialogue('delete')}
          onPlay={onPlay}
          onCreateNew={() => history.push('/scenes/new')}
        />
      }
    />
  );

  const pagination = (
    <Pagination
      currentPage={filter.currentPage}
      itemsPerPage={filter.itemsPerPage}
      totalItems={total}
      onChangePage={(page) => setFilter(filter.changePage(page))}
    />
  );

  const content = (
    <>
      {toolbar}
      {/* In v0.29 they stand in the toolbar. */}
      {(!atLeast('0.29') || atLeast('0.30')) && (
        <FilterTags
          criteria={filter.criteria}
          onRemoveCriterion={(criterion) => setFilter(filter.removeCriterion(criterion.getId()))}
          onRemoveAll={() => setFilter(filter.clearCriteria())}
        />
      )}
      <div className="pagination-index-container">
        {pagination}
        <PaginationIndex
          loading={!remembered.current}
          itemsPerPage={filter.itemsPerPage}
          currentPage={filter.currentPage}
          totalItems={total}
          metadataByline={byline(remembered.current?.findScenes)}
        />
      </div>
      {result.error && <Alert variant="danger">{result.error.message}</Alert>}
      {result.loading && !result.data ? (
        <LoadingIndicator />
      ) : (
        <SceneItems
          filter={effectiveFilter}
          scenes={items}
          queue={queue}
          selectedIds={selectedIds}
          onSelectChange={listSelect.onSelectChange}
        />
      )}
      {total > filter.itemsPerPage && (
        <div className="pagination-footer-container">
          <div className="pagination-footer">{pagination}</div>
        </div>
      )}
    </>
  );

  const finish = async (work: () => Promise<unknown>, told: string): Promise<void> => {
    await doAndTell(work, told);
    onSelectNone();
    closeDialogue();
  };

  const dialog = (
    <>
      {dialogue === 'edit' && (
        <EditScenesDialog
          count={selectedIds.size}
          onClose={closeDialogue}
          onSave={(input) =>
            finish(() => mutateBulkSceneUpdate({ ids: [...selectedIds], ...input }), 'Updated scenes')
          }
        />
      )}
      {dialogue === 'delete' && (
        <DeleteScenesDialog
          count={selectedIds.size}
          onClose={closeDialogue}
          onDelete={(deleteFile) =>
            finish(() => mutateScenesDestroy([...selectedIds], deleteFile), 'Deleted scenes')
          }
        />
      )}
    </>
  );

  if (!atLeast('0.29'))
    return (
      <div className="item-list-container">
        {dialog}
        {content}
      </div>
    );

  return (
    <div className={`item-list-container scene-list${showSidebar ? '' : ' hide-sidebar'}`}>
      {dialog}
      <SidebarStateContext.Provider value={sections}>
        <div className={`sidebar-pane${showSidebar ? '' : ' hide-sidebar'}`}>
          <Sidebar hide={!showSidebar} onHide={() => setShowSidebar(false)}>
            <SceneSidebarContent
              filter={filter}
              setFilter={setFilter}
              count={remembered.current && total}
              onClose={() => setShowSidebar(false)}
            />
          </Sidebar>
          <div className="sidebar-pane-content">
            {atLeast('0.30') && <SidebarToggleButton onClick={() => setShowSidebar(!showSidebar)} />}
            {content}
          </div>
        </div>
      </SidebarStateContext.Provider>
    </div>
  );
};

/** Open sections live in the location's state beside what plugins keep there. */
function useSectionState(): NonNullable<React.ContextType<typeof SidebarStateContext>> {
  const history = useHistory<{ sectionOpen?: Record<string, boolean> } | undefined>();
  const [sectionOpen, setOpen] = useState(() => history.location.state?.sectionOpen ?? {});
  return {
    sectionOpen,
    setSectionOpen(section, open) {
      const next = { ...sectionOpen, [section]: open };
      setOpen(next);
      history.replace({ ...history.location, state: { ...history.location.state, sectionOpen: next } });
    },
  };
}

// Up to v0.28 the module's list is called `SceneList`, later `FilteredSceneList`.
export const FilteredSceneList = atLeast('0.29') ? List : undefined;
export const SceneList = atLeast('0.29') ? undefined : List;
export default List;
