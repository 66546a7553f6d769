import * as Apollo from '@apollo/client';
import Mousetrap from 'mousetrap';
import MousetrapPause from 'mousetrap-pause';
import React, { useEffect, useState } from 'react';
import * as Bootstrap from 'react-bootstrap';
import ReactDOM from 'react-dom';
import * as ReactRouterDOM from 'react-router-dom';
import * as ReactSelect from 'react-select';
import * as GQL from './gql.ts';
import * as icons from './icons.ts';
import * as Intl from './intl.tsx';
import { after, before, components, instead, registerComponent } from './patch.tsx';
import { pluginEvents } from './plugin-event.ts';
import { registerRoute } from './plugins.tsx';
import { atLeast } from './release.ts';
import { useSettings } from './settings/context.tsx';
import * as NavUtils from './shared/nav-utils.ts';
import * as StashService from './stash-service.ts';
import { useToast } from './toast.tsx';

type Load = () => Promise<unknown>;

async function loadComponents(loads: Load[]): Promise<void> {
  await Promise.all(loads.map((load) => load()));
}

/** True while the modules are on their way. */
function useLoadComponents(loads: Load[]): boolean {
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    setLoading(true);
    void loadComponents(loads).then(() => setLoading(false));
  }, [loads]);
  return loading;
}

const sceneCard: Record<string, Load> = { SceneCard: () => import('./scenes/SceneCard.tsx') };

/** Each resolves to the module's namespace; loading registers the module's components. */
const laterLoadable: Record<string, Load> = {
  Performers: () => import('./EntityList.tsx'),
  FrontPage: () => import('./FrontPage.tsx'),
  Scenes: () => import('./scenes/Scenes.tsx'),
  Settings: () => import('./settings/Settings.tsx'),
  Studios: () => import('./EntityList.tsx'),
  Tags: () => import('./EntityList.tsx'),
  ScenePlayer: () => import('./scenes/ScenePlayer.tsx'),
  DeleteScenesDialog: () => import('./scenes/DeleteScenesDialog.tsx'),
  SceneList: () => import('./scenes/SceneList.tsx'),
  Scene: () => import('./scenes/Scene.tsx'),
  QueueViewer: () => import('./scenes/QueueViewer.tsx'),
  SceneMarkersPanel: () => import('./scenes/SceneMarkersPanel.tsx'),
  SceneFileInfoPanel: () => import('./scenes/SceneFileInfoPanel.tsx'),
  SceneDetailPanel: () => import('./scenes/SceneDetailPanel.tsx'),
  ...sceneCard,
  TagLink: () => import('./shared/TagLink.tsx'),
  PerformerCard: () => import('./EntityList.tsx'),
};

const fontAwesome = { ...icons };

export const PluginApi = {
  React,
  ReactDOM,
  GQL,
  libraries: {
    ReactRouterDOM,
    Bootstrap,
    Apollo,
    Intl,
    FontAwesomeRegular: fontAwesome,
    FontAwesomeSolid: fontAwesome,
    ...(atLeast('0.28') ? { FontAwesomeBrands: {} } : {}),
    Mousetrap,
    MousetrapPause,
    ReactSelect,
  },
  register: { route: registerRoute, component: registerComponent },
  loadableComponents: atLeast('0.28') ? laterLoadable : sceneCard,
  components,
  utils: { NavUtils, StashService, loadComponents },
  hooks: { useLoadComponents, useToast, useSettings },
  patch: { before, instead, after },
  Event: pluginEvents,
};
