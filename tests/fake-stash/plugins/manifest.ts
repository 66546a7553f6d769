import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parse, YAMLParseError } from 'yaml';

export interface ManifestTask {
  name: string;
  description: string;
  execArgs: string[];
  defaultArgs: Record<string, string>;
}

export interface ManifestSetting {
  key: string;
  type: 'STRING' | 'NUMBER' | 'BOOLEAN';
  displayName: string;
  description: string;
}

export interface Manifest {
  id: string;
  /** Folder of the `.yml`. */
  folder: string;
  name: string;
  description: string | null;
  url: string | null;
  version: string | null;
  exec: string[];
  errLog: string;
  tasks: ManifestTask[];
  hooks: { name: string; description: string; triggeredBy: string[] }[];
  requires: string[];
  csp: { 'script-src': string[]; 'style-src': string[]; 'connect-src': string[] };
  javascript: string[];
  css: string[];
  assets: Record<string, string>;
  settings: ManifestSetting[];
}

const KEYS = {
  manifest: [
    'name',
    'description',
    'url',
    'version',
    'interface',
    'exec',
    'errLog',
    'tasks',
    'hooks',
    'ui',
    'settings',
  ],
  task: ['name', 'description', 'execArgs', 'defaultArgs'],
  hook: ['name', 'description', 'execArgs', 'defaultArgs', 'triggeredBy'],
  ui: ['requires', 'csp', 'javascript', 'css', 'assets'],
  csp: ['script-src', 'style-src', 'connect-src'],
  setting: ['type', 'displayName', 'description'],
} as const;

type Part = Record<string, unknown>;

/** Throws for YAML that Stash would refuse: an unknown or duplicate key anywhere, or an unknown interface. */
export function readManifest(path: string): Manifest {
  const document = readYaml(path);
  const check = (part: Part, allowed: readonly string[], where: string) => {
    for (const key of Object.keys(part))
      if (!allowed.includes(key)) throw new Error(`field ${key} not found in ${where}`);
  };
  check(document, KEYS.manifest, 'the manifest');
  const kind = document['interface'] ?? 'raw';
  if (!['raw', 'rpc', 'js'].includes(String(kind))) throw new Error(`invalid interface type ${String(kind)}`);
  const ui = (document['ui'] ?? {}) as Part;
  check(ui, KEYS.ui, 'ui');
  const csp = (ui['csp'] ?? {}) as Part;
  check(csp, KEYS.csp, 'ui.csp');
  const tasks = list<Part>(document['tasks']);
  const hooks = list<Part>(document['hooks']);
  for (const task of tasks) check(task, KEYS.task, 'a task');
  for (const hook of hooks) check(hook, KEYS.hook, 'a hook');
  const settings = Object.entries((document['settings'] ?? {}) as Record<string, Part | null>);
  for (const [, setting] of settings) {
    check(setting ?? {}, KEYS.setting, 'a setting');
    const type = text(setting?.['type']) ?? 'STRING';
    if (!['STRING', 'NUMBER', 'BOOLEAN'].includes(type)) throw new Error(`invalid setting type ${type}`);
  }
  const id = basename(path).replace(/\.yml$/, '');
  return {
    id,
    folder: dirname(path),
    name: text(document['name']) ?? id,
    description: text(document['description']),
    url: text(document['url']),
    version: text(document['version']),
    exec: list<unknown>(document['exec']).map(String),
    errLog: text(document['errLog']) ?? 'error',
    tasks: tasks.map((task) => ({
      name: String(task['name']),
      description: text(task['description']) ?? '',
      execArgs: list<unknown>(task['execArgs']).map(String),
      defaultArgs: Object.fromEntries(
        Object.entries((task['defaultArgs'] ?? {}) as Part).map(([k, v]) => [k, String(v)]),
      ),
    })),
    hooks: hooks.map((hook) => ({
      name: String(hook['name']),
      description: text(hook['description']) ?? '',
      triggeredBy: list<unknown>(hook['triggeredBy']).map(String),
    })),
    requires: list<unknown>(ui['requires']).map(String),
    csp: {
      'script-src': list(csp['script-src']),
      'style-src': list(csp['style-src']),
      'connect-src': list(csp['connect-src']),
    },
    javascript: list(ui['javascript']),
    css: list(ui['css']),
    assets: (ui['assets'] ?? {}) as Record<string, string>,
    settings: settings
      .map(([key, setting]) => ({
        key,
        type: (text(setting?.['type']) ?? 'STRING') as ManifestSetting['type'],
        displayName: text(setting?.['displayName']) ?? '',
        description: text(setting?.['description']) ?? '',
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function readYaml(path: string): Part {
  try {
    return (parse(readFileSync(path, 'utf8'), { uniqueKeys: true }) ?? {}) as Part;
  } catch (error) {
    if (error instanceof YAMLParseError && error.code === 'DUPLICATE_KEY')
      throw new Error(`yaml: line ${error.linePos?.[0].line}: field already set in the manifest`, {
        cause: error,
      });
    throw error;
  }
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
