/*
 * Mantine's sheets of the components we use, in Mantine's own order (parts before the components made of them). The
 * layered ones: adopted sheets come after Mantine's inline variables, and a layer lets theme overrides win again.
 */
import baseline from '@mantine/core/styles/baseline.layer.css';
import variables from '@mantine/core/styles/default-css-variables.layer.css';
import global from '@mantine/core/styles/global.layer.css';
import scrollArea from '@mantine/core/styles/ScrollArea.layer.css';
import unstyledButton from '@mantine/core/styles/UnstyledButton.layer.css';
import visuallyHidden from '@mantine/core/styles/VisuallyHidden.layer.css';
import paper from '@mantine/core/styles/Paper.layer.css';
import popover from '@mantine/core/styles/Popover.layer.css';
import closeButton from '@mantine/core/styles/CloseButton.layer.css';
import group from '@mantine/core/styles/Group.layer.css';
import loader from '@mantine/core/styles/Loader.layer.css';
import overlay from '@mantine/core/styles/Overlay.layer.css';
import modalBase from '@mantine/core/styles/ModalBase.layer.css';
import input from '@mantine/core/styles/Input.layer.css';
import inlineInput from '@mantine/core/styles/InlineInput.layer.css';
import floatingIndicator from '@mantine/core/styles/FloatingIndicator.layer.css';
import flex from '@mantine/core/styles/Flex.layer.css';
import actionIcon from '@mantine/core/styles/ActionIcon.layer.css';
import alert from '@mantine/core/styles/Alert.layer.css';
import text from '@mantine/core/styles/Text.layer.css';
import anchor from '@mantine/core/styles/Anchor.layer.css';
import badge from '@mantine/core/styles/Badge.layer.css';
import button from '@mantine/core/styles/Button.layer.css';
import checkbox from '@mantine/core/styles/Checkbox.layer.css';
import chip from '@mantine/core/styles/Chip.layer.css';
import code from '@mantine/core/styles/Code.layer.css';
import combobox from '@mantine/core/styles/Combobox.layer.css';
import kbd from '@mantine/core/styles/Kbd.layer.css';
import menu from '@mantine/core/styles/Menu.layer.css';
import modal from '@mantine/core/styles/Modal.layer.css';
import notification from '@mantine/core/styles/Notification.layer.css';
import numberInput from '@mantine/core/styles/NumberInput.layer.css';
import progress from '@mantine/core/styles/Progress.layer.css';
import segmentedControl from '@mantine/core/styles/SegmentedControl.layer.css';
import skeleton from '@mantine/core/styles/Skeleton.layer.css';
import slider from '@mantine/core/styles/Slider.layer.css';
import stack from '@mantine/core/styles/Stack.layer.css';
import switchSheet from '@mantine/core/styles/Switch.layer.css';
import title from '@mantine/core/styles/Title.layer.css';
import tooltip from '@mantine/core/styles/Tooltip.layer.css';
import own from './island.css';

export const islandCss = [
  baseline,
  variables,
  global,
  scrollArea,
  unstyledButton,
  visuallyHidden,
  paper,
  popover,
  closeButton,
  group,
  loader,
  overlay,
  modalBase,
  input,
  inlineInput,
  floatingIndicator,
  flex,
  actionIcon,
  alert,
  text,
  anchor,
  badge,
  button,
  checkbox,
  chip,
  code,
  combobox,
  kbd,
  menu,
  modal,
  notification,
  numberInput,
  progress,
  segmentedControl,
  skeleton,
  slider,
  stack,
  switchSheet,
  title,
  tooltip,
  own,
].join('\n');
