import React, { useEffect, useRef } from 'react';
import { patchComponent } from '../patch.tsx';
import type { Scene } from '../types.ts';

interface ScenePlayerProps {
  scene: Scene;
  initialTimestamp: number;
  /** Hands out the function that jumps to a second, for markers. */
  sendSetTimestamp: (setTimestamp: (seconds: number) => void) => void;
}

export const ScenePlayer = patchComponent<ScenePlayerProps>(
  'ScenePlayer',
  ({ scene, initialTimestamp, sendSetTimestamp }) => {
    const video = useRef<HTMLVideoElement>(null);
    useEffect(() => {
      const jump = (seconds: number): void => {
        if (video.current) video.current.currentTime = seconds;
      };
      sendSetTimestamp(jump);
      if (initialTimestamp > 0) jump(initialTimestamp);
    }, [initialTimestamp, sendSetTimestamp]);
    return (
      <div className="VideoPlayer">
        <video
          ref={video}
          controls
          preload="none"
          poster={scene.paths.screenshot ?? undefined}
          src={scene.paths.stream ?? undefined}
        />
      </div>
    );
  },
);
