import Mousetrap from 'mousetrap';
import React, { useEffect, useState } from 'react';
import { Button, Nav, Tab } from 'react-bootstrap';
import { Link } from 'react-router-dom';
import { faBox } from '../icons.ts';
import { patchComponent, patchContainer } from '../patch.tsx';
import { Icon } from '../shared/Icon.tsx';
import { scenesOf } from '../shared/nav-utils.ts';
import { resolution, sceneTitle } from '../shared/text.ts';
import { TruncatedText } from '../shared/TruncatedText.tsx';
import { mutateSceneIncrementO, useSceneUpdate } from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import type { Scene, SlimScene } from '../types.ts';
import { QueueViewer } from './QueueViewer.tsx';
import { SceneDetailPanel } from './SceneDetailPanel.tsx';
import { SceneEditPanel } from './SceneEditPanel.tsx';
import { SceneFileInfoPanel } from './SceneFileInfoPanel.tsx';
import { SceneMarkersPanel } from './SceneMarkersPanel.tsx';

export interface ScenePageProps {
  scene: Scene;
  setTimestamp: (seconds: number) => void;
  queueScenes: SlimScene[];
  linkToQueued: (sceneID: string) => string;
  onQueueSceneClicked: (sceneID: string) => void;
  onQueueNext: () => void;
  onQueuePrevious: () => void;
  onDelete: () => void;
  collapsed: boolean;
  setCollapsed: (collapsed: boolean) => void;
}

// Both containers get the page's properties beside their children, which plugins read the scene from.
const Tabs = patchContainer('ScenePage.Tabs') as React.FC<ScenePageProps>;
const TabContent = patchContainer('ScenePage.TabContent') as React.FC<ScenePageProps>;

const tabKeys: Record<string, string> = {
  a: 'scene-details-panel',
  q: 'scene-queue-panel',
  k: 'scene-markers-panel',
  i: 'scene-file-info-panel',
  e: 'scene-edit-panel',
};

export const ScenePage = patchComponent<ScenePageProps>('ScenePage', (props) => {
  const { scene, setTimestamp, queueScenes, onQueueNext, onQueuePrevious, collapsed, setCollapsed } = props;
  const toast = useToast();
  const [updateScene] = useSceneUpdate();
  const [activeTab, setActiveTab] = useState('scene-details-panel');

  const update = async (input: Record<string, unknown>, told?: string): Promise<void> => {
    try {
      await updateScene({ variables: { input: { id: scene.id, ...input } } });
      if (told) toast.success(told);
    } catch (error) {
      toast.error(error);
    }
  };

  const countUp = async (): Promise<void> => {
    try {
      await mutateSceneIncrementO(scene.id);
    } catch (error) {
      toast.error(error);
    }
  };

  useEffect(() => {
    for (const [key, tab] of Object.entries(tabKeys)) Mousetrap.bind(key, () => setActiveTab(tab));
    Mousetrap.bind('o', () => void countUp());
    Mousetrap.bind('p n', onQueueNext);
    Mousetrap.bind('p p', onQueuePrevious);
    Mousetrap.bind(',', () => setCollapsed(!collapsed));
    return () => {
      for (const keys of [...Object.keys(tabKeys), 'o', 'p n', 'p p', ',']) Mousetrap.unbind(keys);
    };
  });

  const [file] = scene.files;
  return (
    <>
      <div className={`scene-tabs order-xl-first order-last${collapsed ? ' collapsed' : ''}`}>
        <div className="scene-header-container">
          {scene.studio && (
            <h6 className="scene-studio">
              <Link to={scenesOf('studios', scene.studio)}>{scene.studio.name}</Link>
            </h6>
          )}
          <h3 className="scene-header">
            <TruncatedText lineCount={2} text={sceneTitle(scene)} />
          </h3>
        </div>
        <div className="scene-subheader">
          <span className="date" data-value={scene.date ?? ''}>
            {scene.date}
          </span>
          <span className="resolution">{file && resolution(file.width, file.height)}</span>
        </div>
        <div className="scene-toolbar">
          <span className="scene-toolbar-group rating-value">
            {scene.rating100 === null ? 'Not rated' : `Rated ${scene.rating100}`}
          </span>
          <span className="scene-toolbar-group">
            <Button
              className="minimal o-counter"
              variant="secondary"
              title="Count"
              onClick={() => void countUp()}
            >
              {scene.o_counter ?? 0}
            </Button>
            <Button
              className={`minimal organized-button ${scene.organized ? 'organized' : 'not-organized'}`}
              variant="secondary"
              title="Organized"
              aria-pressed={scene.organized}
              onClick={() => void update({ organized: !scene.organized })}
            >
              <Icon icon={faBox} />
            </Button>
          </span>
        </div>
        <Tab.Container activeKey={activeTab} onSelect={(key) => key && setActiveTab(key)}>
          <Nav variant="tabs" className="mr-auto">
            <Tabs {...props}>
              <Nav.Item>
                <Nav.Link eventKey="scene-details-panel">Details</Nav.Link>
              </Nav.Item>
              {queueScenes.length > 0 ? (
                <Nav.Item>
                  <Nav.Link eventKey="scene-queue-panel">Queue</Nav.Link>
                </Nav.Item>
              ) : (
                ''
              )}
              <Nav.Item>
                <Nav.Link eventKey="scene-markers-panel">Markers</Nav.Link>
              </Nav.Item>
              <Nav.Item>
                <Nav.Link eventKey="scene-file-info-panel">File info</Nav.Link>
              </Nav.Item>
              <Nav.Item>
                <Nav.Link eventKey="scene-edit-panel">Edit</Nav.Link>
              </Nav.Item>
            </Tabs>
          </Nav>
          <Tab.Content>
            <TabContent {...props}>
              <Tab.Pane eventKey="scene-details-panel">
                <SceneDetailPanel scene={scene} />
              </Tab.Pane>
              <Tab.Pane eventKey="scene-queue-panel">
                <QueueViewer
                  scenes={queueScenes}
                  currentID={scene.id}
                  linkTo={props.linkToQueued}
                  onSceneClicked={props.onQueueSceneClicked}
                  onNext={onQueueNext}
                  onPrevious={onQueuePrevious}
                />
              </Tab.Pane>
              <Tab.Pane eventKey="scene-markers-panel">
                <SceneMarkersPanel
                  markers={scene.scene_markers}
                  onClickMarker={({ seconds }) => setTimestamp(seconds)}
                />
              </Tab.Pane>
              <Tab.Pane className="file-info-panel" eventKey="scene-file-info-panel">
                <SceneFileInfoPanel scene={scene} />
              </Tab.Pane>
              <Tab.Pane eventKey="scene-edit-panel" mountOnEnter>
                <SceneEditPanel
                  scene={scene}
                  onSubmit={(input) => update(input, 'Updated scene')}
                  onDelete={props.onDelete}
                />
              </Tab.Pane>
            </TabContent>
          </Tab.Content>
        </Tab.Container>
      </div>
      <div className="scene-divider d-none d-xl-block">
        <Button title="Toggle details" onClick={() => setCollapsed(!collapsed)}>
          {collapsed ? '›' : '‹'}
        </Button>
      </div>
    </>
  );
});
