export * from './cards.tsx'
export * from './lists.tsx'
export * from './table.tsx'
