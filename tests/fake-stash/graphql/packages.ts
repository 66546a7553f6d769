import type { JobControl } from '../jobs/queue.ts';
import {
  installedPackages,
  installPackage,
  uninstallPackage,
  type InstalledPackage,
  type PackageSpec,
} from '../packages/installed.ts';
import { readSource, type IndexedPackage } from '../packages/source.ts';
import type { Emulation } from '../emulation.ts';
import type { Resolvers } from './build-schema.ts';
import type { RequestContext } from './context.ts';
import { failure } from './errors.ts';

interface Args {
  type: 'Plugin' | 'Scraper';
}

/** Of plugins alone: the fake has no scrapers. A package that cannot be handled is only logged, its job ends well. */
function job(
  stash: Emulation,
  description: string,
  verb: string,
  packages: () => PackageSpec[],
  handle: (stash: Emulation, spec: PackageSpec) => void,
): string {
  return stash.jobs.add(description, async (control: JobControl) => {
    for (const spec of packages()) {
      if (control.signal.aborted) return;
      try {
        handle(stash, spec);
      } catch (error) {
        const reason = (error as Error).message;
        stash.log.write('Error', `Error ${verb} package ${spec.id} from ${spec.sourceURL}: ${reason}`);
      }
    }
    stash.plugins.reload();
  });
}

const remoteOf = (installed: InstalledPackage): IndexedPackage | undefined => {
  try {
    return readSource(installed.source_repository).get(installed.id);
  } catch {
    return undefined;
  }
};

const shown = (one: IndexedPackage | InstalledPackage, sourceURL: string) => ({
  package_id: one.id,
  name: one.name,
  version: one.version || null,
  date: `${one.date.replace(' ', 'T')}Z`,
  metadata: one.metadata ?? {},
  sourceURL,
  requires: [],
  source_package: null,
});

const upgradable = (stash: Emulation): PackageSpec[] =>
  installedPackages(stash)
    .filter((one) => (remoteOf(one)?.date ?? '') > one.date)
    .map(({ id, source_repository }) => ({ id, sourceURL: source_repository }));

export const PACKAGES: Resolvers = {
  Query: {
    installedPackages: (_: unknown, { type }: Args, { stash }: RequestContext) =>
      type === 'Scraper'
        ? []
        : installedPackages(stash).map((one) => {
            const remote = remoteOf(one);
            const source = one.source_repository;
            return { ...shown(one, source), source_package: remote ? shown(remote, source) : null };
          }),
    availablePackages: (_: unknown, { source }: Args & { source: string }) => {
      try {
        return [...readSource(source).values()].map((one) => shown(one, source));
      } catch (error) {
        throw failure(`listing remote packages: failed to get package list: ${(error as Error).message}`);
      }
    },
  },
  Mutation: {
    installPackages: (_: unknown, { packages }: { packages: PackageSpec[] }, { stash }: RequestContext) =>
      job(stash, 'Installing packages...', 'installing', () => packages, installPackage),
    updatePackages: (_: unknown, args: { packages?: PackageSpec[] | null }, { stash }: RequestContext) =>
      job(
        stash,
        'Updating packages...',
        'updating',
        () => (args.packages?.length ? args.packages : upgradable(stash)),
        installPackage,
      ),
    uninstallPackages: (_: unknown, { packages }: { packages: PackageSpec[] }, { stash }: RequestContext) =>
      job(stash, 'Updating packages...', 'uninstalling', () => packages, uninstallPackage),
  },
};
