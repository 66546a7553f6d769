import React, { Suspense } from 'react';
import { Route, Switch } from 'react-router-dom';
import { LoadingIndicator } from '../shared/LoadingIndicator.tsx';
import SceneList from './SceneList.tsx';

const Scene = React.lazy(() => import('./Scene.tsx'));

/** The list takes part in no patch of its own: a plugin cannot give `/scenes` a filter hook. */
const Scenes: React.FC = () => (
  <Suspense fallback={<LoadingIndicator />}>
    <Switch>
      <Route exact path="/scenes" render={() => <SceneList view="scenes" alterQuery />} />
      <Route path="/scenes/:id" component={Scene} />
    </Switch>
  </Suspense>
);

export default Scenes;
