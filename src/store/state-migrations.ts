import type { Migration } from './migration.ts';

/**
 * `state.sqlite`: what people decided and what we did; precious. Times are ISO 8601 in UTC, written by our clock.
 * JSON columns hold plain values: a scalar of a scene, or an entity's id for studio, performers and tags.
 */
export const stateMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'runs, plans, applied values, sync history, settings',
    sql: `
      create table settings (
        key text primary key,
        value text not null check (json_valid(value)),
        updated_at text not null
      ) strict;

      create table runs (
        id integer primary key autoincrement,
        kind text not null,
        -- Two runs of one kind and scope are never active together.
        scope text not null default '',
        status text not null check (status in
          ('queued','running','waiting','paused','cancelling','completed','completed_with_errors','failed','cancelled')),
        input text not null check (json_valid(input)),
        actor text not null check (actor in ('person','task','workflow','schedule')),
        parent_run_id integer references runs (id),
        plan_id integer,
        progress real not null default 0,
        done integer not null default 0,
        total integer,
        message text not null default '',
        error text,
        result text check (result is null or json_valid(result)),
        -- Stash's job: ids restart with the server, so the time it was added is compared as well.
        job_id text,
        job_added_at text,
        -- Who works on it: a process that stops its heartbeat lost it.
        lease_owner text,
        lease_pid integer,
        -- Where that pid means that process.
        lease_host text,
        heartbeat_at text,
        cancel_requested_at text,
        created_at text not null,
        started_at text,
        ended_at text
      ) strict;
      create unique index runs_one_active on runs (kind, scope)
        where status in ('queued','running','waiting','cancelling');
      create index runs_by_status on runs (status);

      create table run_steps (
        run_id integer not null references runs (id) on delete cascade,
        position integer not null,
        name text not null,
        status text not null check (status in ('pending','running','waiting','completed','skipped','failed','cancelled')),
        message text not null default '',
        result text check (result is null or json_valid(result)),
        job_id text,
        job_added_at text,
        child_run_id integer references runs (id),
        started_at text,
        ended_at text,
        primary key (run_id, position)
      ) strict, without rowid;

      -- One row per scene that a run works on; drives the card badges and the list of failures.
      create table run_scenes (
        run_id integer not null references runs (id) on delete cascade,
        scene_id integer not null,
        status text not null check (status in ('waiting','done','skipped','failed')),
        reason text,
        primary key (run_id, scene_id)
      ) strict, without rowid;
      create index run_scenes_by_scene on run_scenes (scene_id, run_id);

      create table run_events (
        id integer primary key autoincrement,
        run_id integer not null references runs (id) on delete cascade,
        at text not null,
        level text not null check (level in ('info','warning','error')),
        message text not null
      ) strict;
      create index run_events_by_run on run_events (run_id, id);

      create table sync_runs (
        id integer primary key autoincrement,
        run_id integer references runs (id),
        job_id text,
        sync_type text not null check (sync_type in ('full','incremental','specific')),
        status text not null check (status in ('running','completed','completed_with_errors','failed','cancelled')),
        started_at text not null,
        completed_at text,
        items_synced integer not null default 0,
        items_created integer not null default 0,
        items_updated integer not null default 0,
        items_deleted integer not null default 0,
        items_failed integer not null default 0,
        error_message text,
        -- How Stash was read: through its API or from its database file.
        reader text check (reader in ('api','database')),
        -- Unusually many scenes gone: how many a person was asked about, by which setting, and what came of it.
        deletions_asked integer,
        deletions_setting text,
        deletions_answer text check (deletions_answer in ('removed','kept'))
      ) strict;
      create index sync_runs_by_run on sync_runs (run_id);

      create table sync_log (
        id integer primary key autoincrement,
        sync_run_id integer not null references sync_runs (id) on delete cascade,
        entity_type text not null check (entity_type in ('scene','performer','tag','studio')),
        -- Null: the first full sync, which touched everything.
        entity_id integer,
        sync_type text not null check (sync_type in ('full','incremental','specific')),
        had_changes integer not null default 0 check (had_changes in (0, 1)),
        change_type text check (change_type in ('created','updated','deleted','skipped','failed')),
        -- Names of the scene's fields that differ, as a JSON list.
        changed_fields text check (changed_fields is null or json_valid(changed_fields)),
        -- The same with values: [{field, old, new}] for scalars, [{field, added, removed}] for lists.
        changes text check (changes is null or json_valid(changes)),
        error_message text,
        created_at text not null
      ) strict;
      create index sync_log_by_entity on sync_log (entity_type, entity_id, id);
      create index sync_log_by_run on sync_log (sync_run_id);

      -- The proofs of Verify: that the mirror was what Stash's API said.
      create table verifications (
        id integer primary key autoincrement,
        run_id integer references runs (id),
        at text not null,
        -- Every scene, or a sample of them.
        whole integer not null check (whole in (0, 1)),
        scenes integer not null,
        checked integer not null,
        differing integer not null,
        repaired integer not null,
        -- Ids of the sample; null when every scene was checked.
        sample text check (sample is null or json_valid(sample)),
        -- One SHA-256 per thousand checked scenes, in the order of their ids.
        hashes text not null check (json_valid(hashes)),
        database_agrees integer check (database_agrees in (0, 1))
      ) strict;

      -- When a scene was last analyzed to the end, whatever was proposed: "new" means it has no row here.
      create table analyzed_scenes (
        scene_id integer primary key,
        run_id integer references runs (id),
        analyzed_at text not null
      ) strict;

      create table plans (
        id integer primary key autoincrement,
        name text not null,
        status text not null check (status in ('pending','draft','reviewing','applied','cancelled')),
        run_id integer references runs (id),
        scenes_analyzed integer not null default 0,
        created_at text not null,
        updated_at text not null
      ) strict;

      create table changes (
        id integer primary key autoincrement,
        plan_id integer not null references plans (id) on delete cascade,
        scene_id integer not null,
        field text not null,
        action text not null check (action in ('add','remove','set')),
        -- Scalars and studio: Stash's value the change was made for. Null for lists.
        base text check (base is null or json_valid(base)),
        proposed text not null check (json_valid(proposed)),
        -- The detector's own proposal, kept when a person edits it.
        original_proposed text check (original_proposed is null or json_valid(original_proposed)),
        -- What a person reads: the name behind an id, the text itself for text.
        label text not null,
        confidence real not null check (confidence between 0 and 1),
        detector text not null,
        detector_version integer not null,
        evidence text not null check (json_valid(evidence)),
        status text not null check (status in ('pending','approved','rejected','applied','undone','drifted','failed')),
        approved_by text check (approved_by in ('person','policy')),
        policy text check (policy is null or json_valid(policy)),
        decided_at text,
        -- Stash's value when the change was found drifted.
        current text check (current is null or json_valid(current)),
        error text,
        -- Raised by every decision and edit, so that a page that shows an old state is told.
        revision integer not null default 0,
        unique (plan_id, scene_id, field, action, proposed)
      ) strict;
      create index changes_by_scene on changes (scene_id, status);
      create index changes_by_plan on changes (plan_id, status, scene_id);
      create index changes_by_status on changes (status, scene_id);

      -- What was written, with the value before: undo lives on these rows.
      create table applied_values (
        id integer primary key autoincrement,
        change_id integer not null,
        plan_id integer not null,
        scene_id integer not null,
        field text not null,
        action text not null,
        apply_run_id integer not null references runs (id),
        -- Scalars and studio: the value. Lists: the entity's id in "value", in the list or not in "before" and "after".
        value text not null check (json_valid(value)),
        before text not null check (json_valid(before)),
        after text not null check (json_valid(after)),
        -- intent → written → undo-intent → undone | kept (Stash's value changed since; left alone).
        -- An intent whose write never reached Stash becomes "void". "set-aside": written to another library, whose scenes
        -- had the same ids; never undone here.
        state text not null check (state in ('intent','written','undo-intent','undone','kept','void','set-aside')),
        undo_run_id integer references runs (id),
        note text,
        created_at text not null,
        written_at text,
        undone_at text
      ) strict;
      create unique index applied_values_one_open on applied_values (change_id)
        where state in ('intent','written','undo-intent');
      create index applied_values_by_scene on applied_values (scene_id, id);
      create index applied_values_by_run on applied_values (apply_run_id, state);
      create index applied_values_by_plan on applied_values (plan_id, state);
    `,
  },
];
