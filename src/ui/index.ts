export { assetUrl, scriptText, scriptUrls } from './assets.ts'
export { Logo } from './brand/logo.tsx'
export {
  BarChart,
  type ChartProps,
  type ChartValue,
  LineChart,
  type LineChartProps,
  type SeriesKind,
  StackedBar,
} from './charts/charts.tsx'
export * from './charts/comparisons.tsx'
export * from './feedback/feedback.tsx'
export * from './forms/index.ts'
export { Icon, type IconName } from './icons/icon.tsx'
export * from './layout/index.ts'
export { ButtonLink, type ButtonVariant, Link, type LinkProps } from './links.tsx'
export * from './lists/index.ts'
export * from './map/map-frame.tsx'
export { type Terms, withoutTerms } from './rich-text/additions.ts'
export { type Heading, headingsOf, RichText, slugOf } from './rich-text/rich-text.tsx'
export { embedAddress, qrAddress, Share, type ShareProps } from './sharing/share.tsx'
export { type ShownSlide, SlideDeck } from './slides/slide-deck.tsx'
export { type ThemeName, themeTokens, tokenSheet } from './styles/tokens.ts'
export * from './timeline/timeline.tsx'
export * from './view.ts'
