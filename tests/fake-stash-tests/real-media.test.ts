import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { stashForTest } from '../contract/stash-for-test.ts';
import { ask } from '../contract/support/ask.ts';

const [ffmpeg, ffprobe] = ['ffmpeg', 'ffprobe'] as const;
const installed = (tool: string): boolean => {
  try {
    execFileSync(tool, ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const hasFfmpeg = installed(ffmpeg) && installed(ffprobe);
if (!hasFfmpeg) console.warn('ffmpeg or ffprobe was not found: tests with real videos are skipped.');

let stash: FakeStash;
beforeAll(async () => {
  stash = await stashForTest({ scenes: 3 });
});
afterAll(() => stash.close());

async function scan(options: string): Promise<void> {
  const { data } = await ask(stash, `mutation { metadataScan(input: { ${options} }) }`);
  await stash.jobs.ended(data.metadataScan as string);
}

async function sceneOf(basename: string) {
  const { findScenes } = (
    await ask(
      stash,
      `query ($q: String) { findScenes(filter: { q: $q }) { scenes { id paths { screenshot preview sprite vtt webp }
        files { basename size duration video_codec audio_codec format width height frame_rate bit_rate } } } }`,
      { q: basename },
    )
  ).data;
  expect(findScenes.scenes).toHaveLength(1);
  return findScenes.scenes[0];
}

async function get(url: string): Promise<{ status: number; type: string | null; body: Buffer }> {
  const response = await fetch(url);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

describe.skipIf(!hasFfmpeg)('a real video', () => {
  beforeAll(async () => {
    const file = join(stash.libraryFolder, 'tide-pool.mp4');
    const picture = 'testsrc=duration=2:size=320x240:rate=25';
    execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', picture, '-pix_fmt', 'yuv420p', file]);
    await scan('scanGenerateCovers: true, scanGenerateSprites: true, scanGeneratePreviews: true');
  });

  it('is scanned with what ffprobe says of it', async () => {
    const { files } = await sceneOf('tide-pool');
    expect(files).toEqual([
      {
        basename: 'tide-pool.mp4',
        size: expect.any(Number),
        duration: 2,
        video_codec: expect.stringMatching(/^(h264|mpeg4)$/),
        audio_codec: '',
        format: 'mp4',
        width: 320,
        height: 240,
        frame_rate: 25,
        bit_rate: expect.any(Number),
      },
    ]);
  });

  it('shows pictures of itself as cover, sprites and preview', async () => {
    const { paths } = await sceneOf('tide-pool');
    const jpeg = Buffer.from([0xff, 0xd8]);
    for (const url of [paths.screenshot, paths.sprite]) {
      const { type, body } = await get(url);
      expect(type).toBe('image/jpeg');
      expect(body.subarray(0, 2)).toEqual(jpeg);
    }
    const preview = await get(paths.preview);
    expect(preview.type).toBe('video/mp4');
    expect(preview.body.subarray(4, 8).toString()).toBe('ftyp');
    const { body } = await get(paths.vtt);
    expect(body.toString().match(/-->/g)).toHaveLength(81);
    expect(body.toString()).toContain('00:00:02.000');
  });
});

describe('a file that is no video', () => {
  it('is added by its name, with a picture that is drawn', async () => {
    writeFileSync(join(stash.libraryFolder, 'placeholder.mp4'), 'not a video');
    await scan('scanGenerateCovers: true, scanGeneratePreviews: true');
    const { files, paths } = await sceneOf('placeholder');
    expect(files[0]).toMatchObject({ size: 11, format: 'mp4', width: 1920 });
    expect(files[0].duration).toBeGreaterThan(0);
    expect((await get(paths.screenshot)).type).toBe('image/svg+xml');
    expect((await get(paths.preview)).status).toBe(404);
  });
});

describe('a generated scene', () => {
  it('has a drawn cover, a sheet of sprites and the times of its tiles, and no preview', async () => {
    const { paths, files } = (
      await ask(
        stash,
        '{ findScene(id: 1) { paths { screenshot webp sprite vtt preview } files { duration } } }',
      )
    ).data.findScene;
    for (const url of [paths.screenshot, paths.webp, paths.sprite]) {
      expect((await get(url)).body.toString()).toMatch(/^<svg/);
    }
    const times = (await get(paths.vtt)).body.toString();
    const lastEnd = /--> (\S+)\n\S+\n$/.exec(times)?.[1] ?? '';
    const [hours = 0, minutes = 0, seconds = 0] = lastEnd.split(':').map(Number);
    expect(hours * 3600 + minutes * 60 + seconds).toBeCloseTo(files[0].duration, 2);
    expect((await get(paths.preview)).status).toBe(404);
    expect((await get(`${stash.url}/scene/999/screenshot`)).status).toBe(404);
  });
});
