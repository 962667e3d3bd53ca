import type { RuleTester } from 'oxlint/plugins-dev';

/** The shape of a rule as oxlint loads it from a plugin; oxlint exports the type through its tester only. */
export type Rule = Parameters<RuleTester['run']>[1];
