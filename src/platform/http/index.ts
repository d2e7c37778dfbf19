export { openPageCache, type PageCache } from './cache.ts'
export type { App, AppEnv, HttpContext, PageOptions } from './env.ts'
export {
  emptyForm,
  type Form,
  isoDay,
  isoMoment,
  line,
  type Problem,
  readForm,
  readQuery,
  type Typed,
  ticked,
  withProblem,
  withProblems,
} from './forms.ts'
export { readJson } from './json.ts'
export { type Read, readOnce, readOnceForAll } from './memory.ts'
export { FLASH_COOKIE, page, safePath, seeOther } from './pages.ts'
export { decodeCursor, decodeMomentCursor, encodeCursor, type PageOf, pageOf } from './paging.ts'
export { SESSION_COOKIE, THEME_COOKIE, UNIT_COOKIE } from './readers.ts'
export { openShell, requestSource, type ShellOptions, split } from './shell.ts'
export { forgetOldThrottles, throttle, withinLimit } from './throttle.ts'
export type { UploadedFile, UploadLimits } from './uploads.ts'
