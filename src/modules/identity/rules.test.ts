import { describe, expect, test } from 'vitest'
import { base32 } from './account/security/second-factor.ts'
import { deviceOf } from './account/sessions/device.ts'
import { isRecent, passwordProblem, secondFactorNeeded } from './rules.ts'

describe('a second factor', () => {
  const nobody = { hasSecondFactor: false, demo: false }
  test.each([
    ['a resident needs none', nobody, [], false, false],
    ['a clerk needs none', nobody, ['clerk'], false, false],
    ['a team admin needs one', nobody, ['team-admin'], false, true],
    ['a coordinator needs one', nobody, ['clerk', 'coordinator'], false, true],
    ['an administrator needs one', nobody, ['administrator'], false, true],
    ['an administrator who has one is done', { ...nobody, hasSecondFactor: true }, ['administrator'], false, false],
    ['a demonstration account is exempt in demonstration', { ...nobody, demo: true }, ['administrator'], true, false],
    ['a demonstration account is not exempt elsewhere', { ...nobody, demo: true }, ['administrator'], false, true],
    ['a real account is not exempt in demonstration', nobody, ['administrator'], true, true],
  ])('%s', (_, person, roles, demo, needed) => {
    expect(
      secondFactorNeeded(
        person,
        roles.map((role) => ({ role })),
        { demo },
      ),
    ).toBe(needed)
  })
})

describe('a password', () => {
  const about = { name: 'Ewa Nowak', email: 'ewa.nowak@example.org' }
  test.each([
    ['krótkie', 'identity.password.too-short'],
    ['ąęćżłóńśź', 'identity.password.too-short'],
    ['a'.repeat(201), 'identity.password.too-long'],
    ['aaaaaaaaaaaa', 'identity.password.common'],
    ['1234567890', 'identity.password.common'],
    ['Haslo12345!', 'identity.password.common'],
    ['QWERTYUIOP', 'identity.password.common'],
    ['ewa.nowak@example.org', 'identity.password.own-name'],
    ['ewa.nowak2026', 'identity.password.own-name'],
    ['Ewa Nowak1', 'identity.password.own-name'],
    ['cztery słowa nad jeziorem', null],
    ['kkkjhgtrew', null],
  ])('%s', (password, problem) => {
    expect(passwordProblem(password, about)).toBe(problem)
  })
})

test('a sign-in is recent for half an hour', () => {
  const signedIn = Temporal.Instant.from('2026-09-30T10:00:00Z')
  expect(isRecent(signedIn, signedIn.add({ minutes: 29 }))).toBe(true)
  expect(isRecent(signedIn, signedIn.add({ minutes: 30 }))).toBe(false)
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    'Safari',
    'iOS',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 'Safari', 'macOS'],
  ['curl/8.0', null, null],
])('a browser is named in two words: %s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('base 32 of %s is as in RFC 4648', (text, encoded) => {
  expect(base32(text)).toBe(encoded)
})
