import type { SceneWish } from '../../src/operations/filter-scenes.ts';
import { readHogWords, withHogWord } from './filter/hog-words.ts';
import { patchProps } from './guard.ts';
import type { HostContext } from './host-context.ts';
import { drawIcon } from './icon.ts';
import type { HostElement, HostNode, Props } from './plugin-api.ts';
import { hostTexts, wishTexts } from '../texts.ts';

/** What we use of Stash's `ListFilterModel`. */
interface ListFilter {
  searchTerm: string;
  currentPage: number;
  clone(): ListFilter;
}

/**
 * The section "StashHog" of the scene list's sidebar: three switches that write hog: words into the search text.
 * The sidebar came with v0.29; in v0.28 nothing calls this patch, and the words are typed into the search box.
 */
export function addSidebarSection(context: HostContext): void {
  const { api, Boundary } = context;
  const { createElement: h, Children, Fragment, useState } = api.React;
  const { Button, Collapse, Form } = api.libraries.Bootstrap;
  const remembered = { open: false };

  const Section = ({
    filter,
    setFilter,
  }: {
    filter: ListFilter;
    setFilter(filter: ListFilter): void;
  }): HostNode => {
    const wishes = readHogWords(filter.searchTerm)?.wishes ?? [];
    const [open, setOpen] = useState(remembered.open || wishes.length > 0);

    const toggleOpen = () => {
      remembered.open = !open;
      setOpen(remembered.open);
    };
    const choose = (wish: SceneWish, wanted: boolean) => {
      const changed = filter.clone();
      changed.searchTerm = withHogWord(filter.searchTerm, wish, wanted);
      changed.currentPage = 1;
      setFilter(changed);
    };

    return h(
      'div',
      { className: 'sidebar-section stashhog-section' },
      h(
        'div',
        { className: 'collapse-header' },
        h(
          Button,
          { className: 'minimal collapse-button', onClick: toggleOpen, 'aria-expanded': open },
          drawIcon(api, open ? 'faChevronDown' : 'faChevronRight', 'fa-fw'),
          h('span', null, hostTexts.name),
        ),
      ),
      h(
        Collapse,
        { in: open, mountOnEnter: true, unmountOnExit: true },
        h(
          'div',
          { className: 'stashhog-wishes' },
          ...(Object.keys(wishTexts) as SceneWish[]).map((wish) =>
            h(Form.Check, {
              key: wish,
              id: `stashhog-wish-${wish}`,
              type: 'switch',
              label: wishTexts[wish],
              checked: wishes.includes(wish),
              onChange: (event: { target: HTMLInputElement }) => choose(wish, event.target.checked),
            }),
          ),
        ),
      ),
    );
  };

  patchProps(api, 'FilteredSceneList.SidebarSections', (props: Props) => {
    const neighbour = Children.toArray(props['children'] as HostNode).find(
      (child): child is HostElement => !!(child as HostElement | null)?.props?.['filter'],
    );
    if (!neighbour) return props;
    const { filter, setFilter } = neighbour.props as {
      filter: ListFilter;
      setFilter(filter: ListFilter): void;
    };
    return {
      ...props,
      children: h(
        Fragment,
        null,
        props['children'],
        h(
          Boundary,
          { name: 'the section in the sidebar', key: 'stashhog' },
          h(Section, { filter, setFilter }),
        ),
      ),
    };
  });
}
