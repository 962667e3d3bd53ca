import {
  directions,
  explainedDisable,
  explainedEffect,
  fewProps,
  noBarrel,
  shortComment,
} from './rules.ts';

const plugin = {
  meta: { name: 'autocrm' },
  rules: {
    directions,
    'explained-disable': explainedDisable,
    'explained-effect': explainedEffect,
    'few-props': fewProps,
    'no-barrel': noBarrel,
    'short-comment': shortComment,
  },
};

export default plugin;
