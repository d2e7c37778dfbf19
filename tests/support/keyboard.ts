import type { Locator, Page } from 'playwright-core'
import { expectNoBarriers } from './browser.ts'
import { leave, tabTo } from './journey.ts'

/** What somebody without a mouse does on a page: goes by Tab, and each page they come to is checked for barriers. */
export function byKeyboard(page: Page) {
  const arrive = async (act: () => Promise<void>) => {
    await leave(page, act)
    await expectNoBarriers(page)
  }
  return {
    page,
    /** Opens an address, as one types it. */
    async open(address: string) {
      await page.goto(address)
      await expectNoBarriers(page)
    },
    /** Goes to the link, in the main part of the page or in the menu, and opens it. */
    async follow(name: string | RegExp, most?: number) {
      await tabTo(page, page.getByRole('link', { name, exact: typeof name === 'string' }).first(), most)
      await arrive(() => page.keyboard.press('Enter'))
    },
    async press(name: string, most?: number) {
      await tabTo(page, page.getByRole('button', { name, exact: true }).last(), most)
      await arrive(() => page.keyboard.press('Space'))
    },
    async type(field: Locator, words: string) {
      await tabTo(page, field, 120)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(words)
    },
    /** A field of a day and an hour is filled part by part; where the clock has twelve hours, A is the morning. */
    async typeMoment(field: Locator, day: string, hour: string) {
      await tabTo(page, field, 120)
      await page.keyboard.type(day)
      await page.keyboard.press('Tab')
      await page.keyboard.type(`${hour}A`)
    },
    /** A field of a day is filled part by part: month, day, year. */
    async typeDay(field: Locator, day: string) {
      await tabTo(page, field, 120)
      await page.keyboard.type(day)
    },
    /** Chooses in a list by arrows. */
    async choose(list: Locator, value: string) {
      await tabTo(page, list, 120)
      for (let step = 0; (await list.inputValue()) !== value; step += 1) {
        if (step > 30) throw new Error(`${value} is not in the list`)
        await page.keyboard.press('ArrowDown')
      }
    },
    /** Opens what is folded, ticks what may be ticked. */
    async space(target: Locator) {
      await tabTo(page, target, 120)
      await page.keyboard.press('Space')
    },
  }
}
