export * from './confirm-page.tsx'
export { Document, type DocumentProps, type IslandName } from './document.tsx'
export { Breadcrumb, type Crumb, FlashNotice } from './frame.tsx'
export * from './pages.tsx'
