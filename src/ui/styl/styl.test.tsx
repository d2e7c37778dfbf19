import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { htmlOf } from '../testing.ts'
import { stylPages } from './index.ts'

const pages = Object.entries(stylPages).map(([name, make]) => ({ name: name || 'styl', make }))

describe.each(pages)('the page „$name”', ({ make }) => {
  test.each(['pl', 'en'] as const)('is valid HTML in %s', async (locale) => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
    const report = await validator.validateString(`<!doctype html>${htmlOf(make(), { locale, demo: true })}`)
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ message, selector }) => [message, selector])),
    ).toEqual([])
  })

  test('has one first heading, and every part of it its own id', () => {
    const html = htmlOf(make())
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('carries no style and no script inside, and asks no other site', () => {
    const html = htmlOf(make(), { person: { name: 'Anna' }, flash: { kind: 'success', text: 'Zapisane.' } })
    expect(html).not.toMatch(/ style=| on[a-z]+="|<style|<script(?! type="module" src="\/zasoby\/)/)
    expect([...html.matchAll(/ src="([^"]+)"/g)].every(([, src]) => src?.startsWith('/'))).toBe(true)
    expect([...html.matchAll(/<link [^>]*rel="(?:stylesheet|preload|icon)"[^>]*>/g)].join()).not.toContain('http')
  })
})
