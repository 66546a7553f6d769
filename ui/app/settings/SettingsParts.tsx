import { Chip, Group, NativeSelect, Slider, Stack, Switch, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Settings } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';

interface PartProps {
  settings: Settings;
  onChange: (settings: Partial<Settings>) => void;
}
const words = texts.settings;
const policyFields = ['studio', 'performers', 'details'] as const;

export function ThresholdsPart({ settings, onChange }: PartProps) {
  return (
    <Part title={words.thresholds} text={words.thresholdsText}>
      {policyFields.map((field) => (
        <Fraction
          key={field}
          label={texts.fields[field]}
          value={settings.thresholds[field]}
          onChange={(value) => onChange({ thresholds: { ...settings.thresholds, [field]: value } })}
        />
      ))}
    </Part>
  );
}

export function PolicyPart({ settings, onChange }: PartProps) {
  const policy = settings.autoApprove;
  const change = (next: Partial<typeof policy>): void => onChange({ autoApprove: { ...policy, ...next } });
  return (
    <Part title={words.policy} text={words.policyText}>
      <Switch
        label={words.policySwitch}
        checked={policy.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <Fraction
        label={words.policyMinimum}
        value={policy.minConfidence}
        disabled={!policy.enabled}
        onChange={(minConfidence) => change({ minConfidence })}
      />
      <div>
        <Text size="sm" mb={6} c={policy.enabled ? '' : 'dimmed'}>
          {words.policyFields}
        </Text>
        <Chip.Group
          multiple
          value={policy.fields}
          onChange={(fields) => change({ fields: policyFields.filter((field) => fields.includes(field)) })}
        >
          <Group gap="xs">
            {policyFields.map((field) => (
              <Chip key={field} value={field} size="sm" disabled={!policy.enabled}>
                {texts.fields[field]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <Text size="sm" className="policy-sentence" role="status">
        {policy.enabled
          ? words.policySentence(
              policy.minConfidence,
              policy.fields.map((field) => texts.fields[field].toLowerCase()),
            )
          : words.policyOff}
      </Text>
    </Part>
  );
}

export function AnalysisPart({ settings, onChange }: PartProps) {
  return (
    <Part title={words.analysis} text={words.organizedText}>
      <Switch
        label={words.organizedSwitch}
        checked={settings.analyzeOrganized}
        onChange={(event) => onChange({ analyzeOrganized: event.currentTarget.checked })}
      />
    </Part>
  );
}

export function GeneratePart({ settings, onChange }: PartProps) {
  return (
    <Part title={words.generate} text={words.generateText}>
      {(['covers', 'previews', 'sprites', 'phashes'] as const).map((key) => (
        <Switch
          key={key}
          label={words.generateNames[key]}
          checked={settings.generate[key]}
          onChange={(event) =>
            onChange({ generate: { ...settings.generate, [key]: event.currentTarget.checked } })
          }
        />
      ))}
    </Part>
  );
}

export function ReaderPart({ settings, onChange }: PartProps) {
  return (
    <Part title={words.reader} text={words.readerText}>
      <NativeSelect
        aria-label={words.reader}
        value={settings.reader}
        data={choices(words.readerNames)}
        onChange={(event) => onChange({ reader: event.currentTarget.value as Settings['reader'] })}
      />
      <NativeSelect
        label={words.largeDeletions}
        value={settings.largeDeletions}
        data={choices(words.largeDeletionsNames)}
        onChange={(event) =>
          onChange({ largeDeletions: event.currentTarget.value as Settings['largeDeletions'] })
        }
      />
    </Part>
  );
}

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export function AboutPart() {
  const overview = useOperation('overview', {});
  if (!overview.data) return null;
  return (
    <Part title={words.about}>
      <Text size="sm">{words.version(overview.data.version)}</Text>
    </Part>
  );
}

function Part(props: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="surface settings-part">
      <Title order={3} size="h5">
        {props.title}
      </Title>
      {props.text !== undefined && (
        <Text size="sm" c="dimmed">
          {props.text}
        </Text>
      )}
      <Stack gap="md" mt="sm">
        {props.children}
      </Stack>
    </section>
  );
}

function Fraction(props: {
  label: string;
  value: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}) {
  return (
    <div className="fraction">
      <Text size="sm" c={props.disabled ? 'dimmed' : ''} className="fraction-label">
        {props.label}
      </Text>
      <Slider
        className="fraction-slider"
        min={0}
        max={1}
        step={0.01}
        value={props.value}
        onChange={props.onChange}
        disabled={props.disabled ?? false}
        label={null}
        thumbLabel={props.label}
      />
      <Text size="sm" className="numbers fraction-value">
        {texts.percent(props.value)}
      </Text>
    </div>
  );
}
