import type { SceneWish } from '../src/operations/filter-scenes.ts';
import type { ChangeStatus, Field, PlanStatus } from '../src/plans/change.ts';
import type { RunKind, RunStatus, StepStatus } from '../src/runs/run.ts';

/*
 * Every text of the UI: of the pages, grouped by page, and of what is put into Stash's own page (`hostTexts`, apart so that
 * its small script carries no other). Sentences with counts are functions, so that the plural is made here and a
 * translation needs only this file.
 */

const grouped = /* @__PURE__ */ new Intl.NumberFormat('en-US');
const number = (count: number): string => grouped.format(count);

/** "1 scene", "1,204 scenes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
const changes = (count: number): string => counted(count, 'change');
const scenes = (count: number): string => counted(count, 'scene');
const percent = (fraction: number): string => `${Math.round(fraction * 100)} %`;

const fields: Record<Field, string> = {
  title: 'Title',
  details: 'Details',
  date: 'Date',
  code: 'Studio code',
  director: 'Director',
  rating100: 'Rating',
  organized: 'Organized',
  studio: 'Studio',
  performers: 'Performers',
  tags: 'Tags',
};

const changeStatuses: Record<ChangeStatus, string> = {
  pending: 'To review',
  approved: 'Accepted',
  rejected: 'Rejected',
  applied: 'Applied',
  undone: 'Undone',
  drifted: 'Changed in Stash',
  failed: 'Failed',
};

const planStatuses: Record<PlanStatus, string> = {
  pending: 'Being made',
  draft: 'New',
  reviewing: 'In review',
  applied: 'Applied',
  cancelled: 'Cancelled',
};

const runKinds: Record<RunKind, string> = {
  sync: 'Sync',
  analyze: 'Analyze',
  apply: 'Apply',
  undo: 'Undo',
  'process-new-scenes': 'Process new scenes',
  verify: 'Verify',
};

const runStatuses: Record<RunStatus, string> = {
  queued: 'Queued',
  running: 'Running',
  waiting: 'Waiting for a Stash job',
  paused: 'Paused',
  cancelling: 'Stopping',
  completed: 'Completed',
  completed_with_errors: 'Completed with errors',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const stepStatuses: Record<StepStatus, string> = {
  pending: 'Not started',
  running: 'Running',
  waiting: 'Waiting',
  completed: 'Completed',
  skipped: 'Skipped',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** A label within a sentence: only its first letter goes small, names stay. */
const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

export const texts = {
  number,
  inSentence,
  percent,
  changes,
  scenes,
  fields,
  changeStatuses,
  planStatuses,
  runKinds,
  runStatuses,
  stepStatuses,

  common: {
    brand: 'StashHog',
    cancel: 'Cancel',
    close: 'Close',
    loading: 'Loading',
    loadMore: 'Load more',
    empty: 'empty',
    started: (kind: RunKind) => `${runKinds[kind]} started.`,
    alreadyActive: (kind: RunKind) => `${runKinds[kind]} is running already; here is its progress.`,
    unknownPage: 'There is no such page in StashHog.',
    toOverview: 'Go to the overview',
  },

  navigation: {
    label: 'StashHog pages',
    overview: 'Overview',
    plans: 'Plans',
    runs: 'Runs',
    settings: 'Settings',
  },

  failure: {
    crashTitle: 'This part of StashHog stopped working',
    crashText:
      'Stash itself is not affected, and what runs goes on. Try again; if it happens again, please report it with the line below.',
    unknown: 'Something went wrong. Stash’s log says more.',
    loadTitle: 'This could not be loaded',
    staleTitle: 'Showing what was known before; asking again failed',
    retry: 'Try again',
  },

  time: {
    justNow: 'just now',
    never: 'never',
    left: (duration: string) => `about ${duration} left`,
    seconds: (count: number) => `${count} s`,
    minutes: (count: number) => `${count} min`,
    hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  },

  overview: {
    title: 'Overview',
    counts: {
      scenes: 'Scenes known',
      notAnalyzed: 'Not analyzed',
      pending: 'To review',
      problems: 'Problems',
      approved: 'Accepted, not applied',
      openPlans: 'Open plans',
    },
    problemsText: 'changed in Stash, or failed',
    notAnalyzedText: 'organized ones are left out',
    firstDone: (known: number, performers: number, studios: number, tags: number) =>
      `The first sync is done: ${scenes(known)}, ${counted(performers, 'performer')}, ${counted(studios, 'studio')} and ${counted(tags, 'tag')} were read.`,
    onScenes: (count: number) => (count === 0 ? 'nothing to review' : `on ${scenes(count)}`),
    entities: (performers: number, studios: number, tags: number) =>
      `${counted(performers, 'performer')} · ${counted(studios, 'studio')} · ${counted(tags, 'tag')}`,
    lastSync: 'Last sync',
    lastSyncScenes: (count: number) => `${scenes(count)} read`,
    neverSynced: 'not yet',
    syncStatus: {
      completed: '',
      completed_with_errors: 'completed with errors',
      failed: 'failed',
      cancelled: 'cancelled',
      running: 'running now',
    } as Record<string, string>,
    active: 'Running now',
    nothingActive: 'Nothing is running.',
    actions: 'What next?',
    sync: 'Sync',
    syncText:
      'Read what was added, changed or deleted in Stash since the last sync. Changes nothing in Stash.',
    syncFull: 'Sync everything',
    syncFullText: 'Read every scene again.',
    analyze: 'Analyze new scenes',
    analyzeText: (count: number) =>
      count === 0
        ? 'Every known scene was looked at. New scenes appear here after a sync.'
        : `Look at ${scenes(count)} and propose studios, performers and tidier details. You review them before anything is written.`,
    process: 'Process new scenes',
    processText:
      'Scan, sync, analyze, apply by your policy, generate: the whole chain for new files, one step after the other.',
    apply: 'Apply accepted changes',
    applyText: (count: number) =>
      count === 0
        ? 'Nothing is accepted yet. Accept changes in a plan, then they can be written.'
        : `Write ${changes(count)} that you accepted to Stash. All of it can be undone.`,
    review: 'Review changes',
    reviewText: (count: number, onScenes: number) =>
      count === 0
        ? 'Nothing waits for you. What an analysis proposes appears here.'
        : `Accept, edit or reject ${changes(count)} on ${scenes(onScenes)}.`,
    confirmApplyTitle: 'Write accepted changes to Stash?',
    confirmApply: (count: number) => [
      `${changes(count)} from all open plans will be written to Stash.`,
      'Values that somebody changed in Stash since they were proposed are left alone and shown to you.',
      'You can undo this later, all of it or scene by scene.',
    ],
    firstTitle: 'Welcome to StashHog',
    firstText:
      'StashHog proposes metadata for your scenes and writes only what you accept. It takes four steps; nothing in Stash changes before the last one.',
    firstSteps: [
      [
        'Sync',
        'StashHog reads your library and keeps its own copy, so that it can work fast. Stash is not changed.',
      ],
      [
        'Analyze',
        'It looks at file names, folders and titles, and proposes studios, performers and tidier details, each with a reason.',
      ],
      ['Review', 'You accept, edit or reject every proposal: one by one, or many at once.'],
      ['Apply', 'What you accepted is written to Stash. Everything that was written can be undone.'],
    ] as const,
    firstAction: 'Start with a sync',
    firstRunning: 'Your library is being read for the first time.',
  },

  plans: {
    title: 'Plans',
    intro: 'Each analysis makes a plan: proposed changes with reasons, waiting for your decision.',
    filterLabel: 'Show plans',
    filters: { open: 'Open', applied: 'Applied', cancelled: 'Cancelled', all: 'All' },
    emptyTitle: 'No plans yet',
    emptyText: 'Analyze new scenes, and what StashHog proposes appears here as a plan.',
    emptyFilteredTitle: 'No plan of this kind',
    emptyFilteredText: 'Choose another filter above to see the other plans.',
    analyzed: (count: number) => `${scenes(count)} analyzed`,
    proposals: (count: number) => `changes on ${scenes(count)}`,
    created: 'made',
  },

  review: {
    back: 'All plans',
    title: 'Review',
    growing: 'The plan is still being made; more changes appear as scenes are looked at.',
    summary: (total: number, onScenes: number) => `${changes(total)} on ${scenes(onScenes)}`,
    apply: (count: number) => (count === 0 ? 'Apply accepted' : `Apply ${number(count)} accepted`),
    applyTitle: 'Write these changes to Stash?',
    applyLines: (count: number, onScenes: number, pending: number) => [
      `${changes(count)} on ${scenes(onScenes)} will be written to Stash.`,
      ...(pending === 0 ? [] : [`${changes(pending)} not decided yet stay in the plan.`]),
      'Values that somebody changed in Stash since they were proposed are left alone and shown to you. You can undo this later.',
    ],
    applyConfirm: 'Apply',
    nothingToApply: 'Accept changes first: nothing is written that you did not accept.',
    undo: 'Undo plan',
    undoTitle: 'Take back what this plan wrote?',
    undoLines: (count: number, onScenes: number) => [
      `${changes(count)} on ${scenes(onScenes)} will be set back to the value from before.`,
      'What somebody changed in Stash afterwards is left alone.',
    ],
    undoConfirm: 'Undo',
    cancelPlan: 'Cancel plan',
    cancelTitle: 'Set this plan aside?',
    cancelLines: [
      'Its open changes are no longer shown or applied.',
      'What was already written stays, and can still be undone.',
    ],
    cancelConfirm: 'Cancel plan',
    cancelKeep: 'Keep it',
    cancelled: 'The plan is cancelled.',
    more: 'More actions',
    filters: {
      label: 'Show changes',
      review: 'To review',
      accepted: 'Accepted',
      rejected: 'Rejected',
      applied: 'Applied',
      undone: 'Undone',
      problems: 'Problems',
      all: 'All',
      field: 'Field',
      anyField: 'All fields',
      confidence: 'Sure by at least',
      anyConfidence: 'Any confidence',
      atLeast: (value: number) => `≥ ${percent(value)}`,
      clear: 'Clear filters',
    },
    bulk: {
      open: 'Accept many…',
      title: 'Accept or reject many',
      what: {
        review: 'Of the changes not decided yet.',
        all: 'Of the changes not decided yet.',
        applied: 'Of the changes not decided yet.',
        problems: 'Of the changes with a problem: accepted again, they are written over the value of now.',
        accepted: 'Of the accepted changes.',
        rejected: 'Of the rejected changes.',
        undone: 'Of the changes that were undone: accepted again, the next apply writes them.',
      },
      minimum: 'Confidence at least',
      fields: 'Fields',
      counting: 'Counting…',
      affects: (count: number, onScenes: number) =>
        count === 0 ? 'No change matches.' : `${changes(count)} on ${scenes(onScenes)} match.`,
      accept: (count: number) => `Accept ${number(count)}`,
      reject: (count: number) => `Reject ${number(count)}`,
      takeBack: 'Take back',
      tookBack: (count: number) => `${changes(count)} open again.`,
      accepted: (count: number) => `${changes(count)} accepted.`,
      rejected: (count: number) => `${changes(count)} rejected.`,
    },
    acceptScene: 'Accept all',
    rejectScene: 'Reject all',
    acceptSceneLabel: (title: string) => `Accept all changes of ${title}`,
    rejectSceneLabel: (title: string) => `Reject all changes of ${title}`,
    accept: 'Accept',
    reject: 'Reject',
    edit: 'Edit',
    reset: 'Take back',
    acceptLabel: (field: string, value: string) => `Accept ${field}: ${value}`,
    rejectLabel: (field: string, value: string) => `Reject ${field}: ${value}`,
    editLabel: (field: string, value: string) => `Edit ${field}: ${value}`,
    resetLabel: (field: string, value: string) => `Take back the decision about ${field}: ${value}`,
    add: 'add',
    remove: 'remove',
    set: 'set',
    edited: 'edited by you',
    byPolicy: 'accepted by policy',
    kept: 'kept: changed in Stash since, so the undo left it alone',
    accepted: 'Accepted',
    rejected: 'Rejected',
    confidence: (value: number) => `${percent(value)} sure`,
    confidenceHelp: (value: number) =>
      `About ${Math.round(value * 100)} of 100 proposals like this one are expected to be right.`,
    foundBy: (detector: string) => `found by ${detector}`,
    because: 'Why',
    evidenceIn: { path: 'in the path', title: 'in the title', details: 'in the details' },
    drift: {
      title: 'Changed in Stash since it was proposed',
      text: 'It was not written, so that nobody’s work is lost. Accept it again to write it over the value of now.',
      base: 'Was',
      now: 'Is now',
      proposed: 'Proposed',
    },
    organized: 'organized',
    noPath: 'no file',
    editor: {
      save: 'Save and accept',
      entityPlaceholder: { performers: 'Find a performer', studios: 'Find a studio', tags: 'Find a tag' },
      nothingFound: 'Nothing with this name is known. Sync after adding it in Stash.',
      searching: 'Searching…',
      clearStudio: 'No studio',
      invalidDate: 'Write the date as YYYY-MM-DD, YYYY-MM or YYYY.',
      invalidRating: 'A rating is a whole number from 1 to 100, or nothing.',
      empty: 'Leave empty to clear the field.',
      saveKeys: 'Ctrl + Enter saves, Esc closes.',
      removeTitle: (field: string) => `Remove ${field === 'details' ? 'all details' : `the ${field}`}?`,
      removeLines: (field: string) => [
        `Nothing is written in the field: when it is applied, the ${field} of the scene will be empty.`,
      ],
      removeConfirm: 'Remove',
    },
    emptyTitle: 'Nothing here',
    emptyReview:
      'Every change of this plan is decided. Apply what you accepted, or look at the other filters.',
    emptyFiltered: 'No change matches these filters.',
    emptyGrowing: 'No proposal yet; scenes are being looked at.',
    keysHint: 'Press ? for the keyboard',
    keysTitle: 'Keyboard',
    keys: [
      [['j', '↓'], 'next change'],
      [['k', '↑'], 'change before'],
      [['a'], 'accept'],
      [['r'], 'reject'],
      [['e'], 'edit'],
      [['⇧', 'A'], 'accept all of the scene'],
      [['⇧', 'R'], 'reject all of the scene'],
      [['↵'], 'apply what is accepted of the scene'],
      [['u'], 'take back the last decision'],
      [['?'], 'this list'],
    ] as const,
    applySceneTitle: 'Write the accepted changes of this scene to Stash?',
    applySceneLines: (count: number, title: string) => [
      `${changes(count)} of “${title}” will be written. You can undo this later.`,
    ],
    nothingToTakeBack: 'There is no decision to take back.',
    tookBack: 'The last decision is taken back.',
    listLabel: 'Proposed changes by scene',
    changeLabel: (field: string, value: string, status: string) => `${field}: ${value}. ${status}.`,
  },

  runs: {
    title: 'Runs',
    intro: 'Stash’s own job list calls every plugin task finished. What really happened is here.',
    active: 'Active',
    history: 'History',
    nothingActive: 'Nothing is running.',
    emptyTitle: 'No runs yet',
    emptyText: 'Whatever StashHog does, started here or on Stash’s Tasks page, is recorded here.',
    filterLabel: 'Show runs',
    filterAll: 'All kinds',
    back: 'All runs',
    cancel: 'Cancel',
    cancelLabel: (kind: string) => `Cancel ${kind}`,
    cancelTitle: 'Stop this run?',
    cancelLines: [
      'It stops within about a second. What is done stays done, and the rest can be started again.',
    ],
    cancelConfirm: 'Stop it',
    cancelKeep: 'Let it run',
    cancelAsked: 'Asked to stop.',
    resume: 'Go on',
    resumed: 'The run goes on.',
    goesOn: (step: string | null, accepted: number) =>
      `${step === null ? '“Go on” ends the chain' : `“Go on” goes on to “${step}”`}. ${
        accepted > 0
          ? `It does not write the ${changes(accepted)} that you accepted: apply the plan first.`
          : 'It writes no change of the plan: accept changes and apply the plan first.'
      }`,
    applyPlan: (count: number) => `Apply ${number(count)} accepted`,
    nothingWritten: 'Nothing was written',
    undo: 'Undo',
    undoTitle: 'Take back what this run wrote?',
    undoLines: [
      'Every value it wrote is set back to the value from before.',
      'What somebody changed in Stash afterwards is left alone.',
    ],
    undoConfirm: 'Undo',
    retry: 'Start again',
    plan: 'Open the plan',
    reviewPlan: 'Review the plan',
    of: (done: number, total: number | null) =>
      total === null ? number(done) : `${number(done)} of ${number(total)}`,
    started: 'Started',
    ended: 'Ended',
    took: 'took',
    runningFor: 'running for',
    by: {
      person: 'started by you',
      task: 'started on Stash’s Tasks page',
      workflow: 'part of a chain',
      schedule: 'started by a schedule',
    },
    failedTitle: 'This run failed',
    failedText: 'Stash’s job list may call it finished; it is not. What was done before stays done.',
    errorsTitle: 'Some items did not work out',
    pausedTitle: 'Waiting for you',
    steps: 'Steps',
    stepNames: {
      scan: 'Scan for new files',
      sync: 'Sync',
      analyze: 'Analyze',
      apply: 'Apply by policy',
      review: 'Review',
      generate: 'Generate',
    } as Record<string, string>,
    result: 'Result',
    log: 'Log',
    noLog: 'Nothing was logged.',
    problems: 'Scenes that need a look',
    problemsMore: (shown: number, total: number) => `The first ${number(shown)} of ${number(total)}.`,
    skipped: 'skipped',
    failed: 'failed',
    sceneCounts: { done: 'done', skipped: 'skipped', failed: 'failed', waiting: 'waiting' },
    children: 'Runs it started',
    parent: 'Part of a run',
    deletionsTitle: 'Unusually many scenes are gone',
    deletionsText: (count: number | null) =>
      `${count === null ? 'Many scenes' : scenes(count)} that StashHog knows ${count === 1 ? 'is' : 'are'} no longer in Stash. They were kept for now: when a disk is not mounted, Stash may have lost them by mistake.`,
    deletionsAction: 'Remove them from the mirror',
    deletionsConfirmTitle: 'Remove them from StashHog’s copy?',
    deletionsConfirmLines: [
      'A sync runs again and removes every scene from StashHog’s copy that Stash no longer has. Stash itself is not changed.',
      'If the scenes come back, the next sync reads them again; proposals made for them may be lost.',
    ],
    resultNames: {
      scenes: 'Scenes',
      read: 'Read',
      created: 'New',
      updated: 'Changed',
      deleted: 'Deleted',
      unchanged: 'Unchanged',
      failed: 'Failed',
      skipped: 'Skipped',
      proposals: 'Proposals',
      analyzed: 'Analyzed',
      applied: 'Applied',
      undone: 'Undone',
      drifted: 'Changed in Stash',
      performers: 'Performers',
      studios: 'Studios',
      tags: 'Tags',
    } as Record<string, string>,
  },

  settings: {
    title: 'Settings',
    thresholds: 'How sure must a proposal be?',
    thresholdsText:
      'Proposals below are not made. Lower finds more and is wrong more often; you review them anyway.',
    policy: 'Auto-approve policy',
    policyText:
      'Accepts proposals without you, only in “Process new scenes”. Off unless you turn it on. Each change keeps a note that the policy accepted it, and all of it can be undone.',
    policySwitch: 'Accept sure proposals automatically',
    policyMinimum: 'Only when sure by at least',
    policyFields: 'Only these fields',
    policySentence: (minimum: number, names: string[]) =>
      names.length === 0
        ? 'No field is chosen: nothing is accepted automatically.'
        : `“Process new scenes” writes ${names.join(', ')} without asking when it is ${percent(minimum)} sure or more.`,
    policyOff: '“Process new scenes” stops at a plan that you review.',
    analysis: 'Analysis',
    organizedSwitch: 'Also look at organized scenes',
    organizedText: 'Scenes marked as organized in Stash are left alone unless this is on.',
    generate: 'Generate for new scenes',
    generateText: 'What “Process new scenes” asks Stash to generate at its end.',
    generateNames: {
      covers: 'Covers',
      previews: 'Previews',
      sprites: 'Sprites for the scrubber',
      phashes: 'Perceptual hashes',
    },
    reader: 'How the library is read',
    readerNames: {
      auto: 'By itself',
      api: 'Stash’s API',
      database: 'Stash’s database file',
    },
    readerText:
      'By itself: from Stash’s database file, read-only and much faster, once it agreed with the API in everything; else through the API. Only the file shows changes that move no date in Stash.',
    largeDeletions: 'When more than 100 scenes and 5 % of the library are gone',
    largeDeletionsNames: { ask: 'Ask me', remove: 'Remove them', keep: 'Keep them' },
    about: 'About',
    version: (version: string) => `StashHog ${version}`,
    save: 'Save',
    saved: 'Settings saved.',
    unsaved: 'Not saved yet',
    discard: 'Discard',
    reset: 'Reset to defaults',
    leaveTitle: 'Leave without saving?',
    leaveLines: ['Your changes to the settings are not saved yet.'],
    leave: 'Leave',
  },

  scene: {
    sync: 'Sync this scene',
    analyze: 'Analyze this scene',
    apply: (count: number) => (count === 0 ? 'Apply' : `Apply ${changes(count)}`),
    undo: (count: number) => `Undo ${changes(count)}`,
    applyTitle: 'Write the accepted changes to Stash?',
    applyLines: (count: number) => [
      `${changes(count)} will be written to this scene. You can undo this later.`,
    ],
    undoTitle: 'Take back what was written to this scene?',
    undoLines: (count: number) => [
      `${changes(count)} will be set back to the value from before.`,
      'What you changed in Stash afterwards is left alone.',
    ],
    changes: 'Changes',
    unknownTitle: 'StashHog does not know this scene yet',
    unknownText: 'Sync it, then it can be analyzed.',
    noChangesTitle: 'Nothing to review',
    noChangesText: 'Analyze the scene to see what StashHog would propose.',
    settled: (count: number) => `Show ${changes(count)} that ${count === 1 ? 'is' : 'are'} settled`,
    settledHide: 'Hide settled changes',
    plan: (name: string) => `Plan: ${name}`,
    history: 'History',
    historyEmpty: 'No sync has looked at this scene yet.',
    syncTypes: { full: 'Full sync', incremental: 'Incremental sync', specific: 'Sync of chosen scenes' },
    allScenes: 'Full sync (all scenes)',
    changeTypes: {
      created: 'new',
      updated: 'changed',
      deleted: 'deleted',
      skipped: 'unchanged',
      failed: 'failed',
      none: 'no change',
    },
  },
};

/* What the host part shows in Stash's own page. */

const workNow: Record<RunKind, string> = {
  sync: 'Syncing',
  analyze: 'Analyzing',
  apply: 'Applying',
  undo: 'Undoing',
  'process-new-scenes': 'Processing',
  verify: 'Verifying',
};

export const runText = (kind: RunKind, status: RunStatus, progress: number): string => {
  const word = workNow[kind];
  if (status === 'queued') return `${word}: queued`;
  if (status === 'waiting') return `${word}: waiting`;
  if (status === 'cancelling') return `${word}: stopping`;
  return `${word} ${Math.floor(progress * 100)}%`;
};

export const changesText = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

export const wishTexts: Record<SceneWish, string> = {
  active: 'In an active run',
  pending: 'Pending changes',
  resync: 'Needs resync',
};

export const hostTexts = {
  name: 'StashHog',
  runBadge: (run: string) => `StashHog: ${run}. Open the run.`,
  changesBadge: (changes: string) => `StashHog: ${changes} to review. Open them.`,
  resyncBadge: 'Needs resync',
  resyncBadgeLong: 'StashHog: this scene was changed in Stash since the last sync.',
  navigation: (pending: number, running: boolean) =>
    ['StashHog', pending > 0 && `${changesText(pending)} to review`, running && 'work in progress']
      .filter(Boolean)
      .join(', '),
  loading: 'Loading StashHog …',
  loadFailed: 'StashHog could not be loaded',
  loadFailedHint:
    'Stash itself is not affected. The plugin may have just been updated: try again, or reload the page.',
  retry: 'Try again',
  crashed:
    'StashHog stopped here because of an error in it. Stash itself is not affected; the console says more.',
  settingsLine: 'StashHog keeps its settings on its own page, where they take effect at once.',
  settingsLink: 'Open the settings of StashHog',
  filterFailed: (reason: string) =>
    `StashHog could not apply the hog: words of the search: ${reason} Remove them to see the list without StashHog.`,
};
