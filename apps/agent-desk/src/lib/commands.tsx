import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CommandGroup, CommandId } from './shortcuts.ts';

/** One line of the command bar that has no key of its own: "Status: Waiting", "Assign to Ana". */
export interface Choice {
  id: string;
  label: string;
  group: CommandGroup;
  icon?: ReactNode;
  run: () => void;
}

export interface AvailableCommands {
  commands: ReadonlySet<CommandId>;
  /** Those that act on the selected tickets for now, and not on the one that is open. */
  onSelection: ReadonlySet<CommandId>;
  choices: readonly Choice[];
}

/** What can be done on the screen as it is now: each part of it says so itself while it is shown. */
export class CommandRegistry {
  readonly #commands = new Map<CommandId, Set<() => void>>();
  readonly #overrides = new Map<CommandId, () => void>();
  readonly #choices = new Set<readonly Choice[]>();
  readonly #listeners = new Set<() => void>();
  #snapshot: AvailableCommands = {
    commands: new Set(),
    onSelection: new Set(),
    choices: [],
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): AvailableCommands => this.#snapshot;

  /** Makes a command available. @returns the way back */
  add(id: CommandId, run: () => void): () => void {
    const handlers = this.#commands.get(id) ?? new Set();
    handlers.add(run);
    this.#commands.set(id, handlers);
    this.#changed();
    return () => {
      handlers.delete(run);
      if (handlers.size === 0) this.#commands.delete(id);
      this.#changed();
    };
  }

  /** Has a command act on the selected tickets, whatever else offers it. @returns the way back */
  override(id: CommandId, run: () => void): () => void {
    this.#overrides.set(id, run);
    this.#changed();
    return () => {
      this.#overrides.delete(id);
      this.#changed();
    };
  }

  /** Offers lines in the command bar. @returns the way back */
  offer(choices: readonly Choice[]): () => void {
    this.#choices.add(choices);
    this.#changed();
    return () => {
      this.#choices.delete(choices);
      this.#changed();
    };
  }

  /** Runs a command. @returns whether there was one to run */
  run(id: CommandId): boolean {
    const handler = this.#overrides.get(id) ?? [...(this.#commands.get(id) ?? [])].at(-1);
    handler?.();
    return handler !== undefined;
  }

  #changed(): void {
    this.#snapshot = {
      commands: new Set([...this.#commands.keys(), ...this.#overrides.keys()]),
      onSelection: new Set(this.#overrides.keys()),
      choices: [...this.#choices].flat(),
    };
    for (const listener of this.#listeners) listener();
  }
}

const CommandContext = createContext<CommandRegistry | null>(null);

export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new CommandRegistry());
  return <CommandContext value={registry}>{children}</CommandContext>;
}

const ReadOnlyContext = createContext(false);

export interface ReadOnlyProps {
  isOn: boolean;
  className: string;
  children: ReactNode;
}

/** Around what may be shown and not be changed: while it is on, controls are off and commands are not there. */
export function ReadOnly({ isOn, className, children }: ReadOnlyProps) {
  return (
    <ReadOnlyContext value={isOn}>
      <fieldset disabled={isOn} className={className}>
        {children}
      </fieldset>
    </ReadOnlyContext>
  );
}

/** @throws Error outside of CommandProvider */
export function useCommandRegistry(): CommandRegistry {
  const registry = use(CommandContext);
  if (!registry) throw new Error('CommandProvider is missing above this component');
  return registry;
}

/** Makes a command available while the component is shown; not while `run` is undefined, nor in what is read only. */
export function useCommand(id: CommandId, run: (() => void) | undefined): void {
  const registry = useCommandRegistry();
  const isReadOnly = use(ReadOnlyContext);
  const isAvailable = run !== undefined && !isReadOnly;
  const onRun = useEffectEvent(() => {
    run?.();
  });
  // The registry stands outside React: keys are pressed and the command bar opens at any time.
  useEffect(
    () =>
      isAvailable
        ? registry.add(id, () => {
            onRun();
          })
        : undefined,
    [registry, id, isAvailable],
  );
}

/** Has commands act on the selected tickets; not while `run` is undefined. @param ids the same at each render */
export function useSelectionCommands(
  ids: readonly CommandId[],
  run: ((id: CommandId) => void) | undefined,
): void {
  const registry = useCommandRegistry();
  const isAvailable = run !== undefined;
  const onRun = useEffectEvent((id: CommandId) => {
    run?.(id);
  });
  // As for useCommand.
  useEffect(() => {
    if (!isAvailable) return undefined;
    const ways = ids.map((id) =>
      registry.override(id, () => {
        onRun(id);
      }),
    );
    return () => {
      for (const back of ways) back();
    };
  }, [registry, ids, isAvailable]);
}

/** Offers lines in the command bar while the component is shown; none in what is read only. */
export function useChoices(offered: readonly Choice[]): void {
  const registry = useCommandRegistry();
  const choices = use(ReadOnlyContext) ? [] : offered;
  const shown = choices.map(({ id, label }) => `${id} ${label}`).join('\n');
  const onRun = useEffectEvent((id: string) => {
    choices.find((choice) => choice.id === id)?.run();
  });
  const current = useEffectEvent(() =>
    choices.map((choice) => ({ ...choice, run: () => onRun(choice.id) })),
  );
  // As for useCommand. What the lines do may be new at each render; what they say decides when to offer them anew.
  useEffect(() => registry.offer(current()), [registry, shown]);
}

/** What can be done now. */
export function useAvailableCommands(): AvailableCommands {
  const registry = useCommandRegistry();
  return useSyncExternalStore(registry.subscribe, registry.snapshot);
}
