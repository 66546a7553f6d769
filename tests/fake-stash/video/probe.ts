import { runTool } from './run-tool.ts';

/** The columns of `video_files` that tell about the content. */
export interface VideoFacts {
  /** Seconds. */
  duration: number;
  format: string;
  videoCodec: string;
  audioCodec: string;
  width: number;
  height: number;
  frameRate: number;
  /** Bits per second of the whole file. */
  bitRate: number;
}

interface Probed {
  streams?: {
    codec_type?: string;
    codec_name?: string;
    width?: number;
    height?: number;
    avg_frame_rate?: string;
  }[];
  format?: { format_name?: string; duration?: string; bit_rate?: string };
}

/** What ffprobe says of a video; undefined without ffprobe, or when the file is none. */
export async function probe(path: string, signal?: AbortSignal): Promise<VideoFacts | undefined> {
  const text = await runTool(
    'ffprobe',
    ['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams', path],
    signal,
  );
  if (!text) return undefined;
  const { streams = [], format = {} } = JSON.parse(text) as Probed;
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const duration = Number(format.duration);
  if (!video || !(duration > 0)) return undefined;
  return {
    duration: twoDigits(duration),
    format: containerName(format.format_name ?? ''),
    videoCodec: video.codec_name ?? '',
    audioCodec: audio?.codec_name ?? '',
    width: video.width ?? 0,
    height: video.height ?? 0,
    frameRate: twoDigits(quotient(video.avg_frame_rate ?? '0')),
    bitRate: Number(format.bit_rate ?? 0),
  };
}

/** ffprobe names all that it would read with the same code, e.g. `mov,mp4,m4a,3gp,3g2,mj2`. */
function containerName(names: string): string {
  const known = ['mp4', 'matroska', 'webm', 'avi', 'asf', 'flv', 'mpegts'];
  return known.find((name) => names.split(',').includes(name)) ?? names.split(',')[0] ?? '';
}

function quotient(text: string): number {
  const [above = 0, below = 1] = text.split('/').map(Number);
  return below === 0 ? 0 : above / below;
}

const twoDigits = (value: number): number => Math.round(value * 100) / 100;
