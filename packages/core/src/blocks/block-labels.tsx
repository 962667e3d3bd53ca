import { createContext, type ReactNode, use } from 'react';
import { type BlockLabels, enBlockLabels } from './labels.ts';

const BlockLabelsContext = createContext<BlockLabels>(enBlockLabels);

export function BlockLabelsProvider({
  labels,
  children,
}: {
  labels: BlockLabels;
  children: ReactNode;
}) {
  return <BlockLabelsContext value={labels}>{children}</BlockLabelsContext>;
}

export function useBlockLabels(): BlockLabels {
  return use(BlockLabelsContext);
}
