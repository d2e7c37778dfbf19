import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { type App, type AppEnv, readForm, safePath, THEME_COOKIE } from '../platform/http/index.ts'
import { THEMES } from './render.tsx'

const ThemeForm = z.object({
  theme: z.enum(THEMES as [string, ...string[]]).catch('auto'),
  return: z.string().max(2000).default('/'),
})

/** The reader's choice of looks, kept on their device; set only on the act of choosing. */
export function openThemeRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.post('/wyglad', async (c) => {
    const form = await readForm(c, ThemeForm)
    const { theme, return: back } = form.ok ? form.value : { theme: 'auto', return: '/' }
    setCookie(c, THEME_COOKIE, theme, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: theme === 'auto' ? 0 : 31_536_000,
    })
    return c.redirect(safePath(back), 303)
  })
  return routes
}
