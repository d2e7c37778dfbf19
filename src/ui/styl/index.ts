export { stylPages } from './styl.tsx'
