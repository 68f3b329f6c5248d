import type { JsonObject } from '../core/json.ts'

/**
 * Development keys, the same in every copy of smart-mock and so worth nothing to anyone:
 * importing one takes a millisecond, generating one up to half a second.
 */
export const DEVELOPMENT_KEYS = {
  'dev-1': {
    kid: 'dev-1',
    alg: 'RS256',
    use: 'sig',
    kty: 'RSA',
    n: '2hGfYuC5C7NPIzhYuiMkgly3NnG_TBYqq1dZYSSLYAidFYVbt8x9O7Bspfg4GjQ5TDLuIIcU3FzFQxlPisEz3l_AgXnRP5nFiaMa8M0Ny6WqsCG7ljiHtw-IsKlYij5DKAWz9jpzmEAbd411E9ctiwP-MmIgnCryF1ww4yze0kALOaxhTkO26IA6uypstyfNjdag6smK4t82VrZF-8DxhfZ_ISWH0Zjo0Orup5KjRPxafyIMCIPJMPY7OC1QWhjfvOImtO56msAxdD4RsHrYzCgjKzruK1klNQZDGFgKUyUBDAqvyJgewOU6zHCe_eDwjEFCr7gW0zRCJdW1viHrzw',
    e: 'AQAB',
    d: 'CYJ_Oual6za0msqYQ_XIX87_RmaLexv0XGiAw1W-pj956jhYmZlXVMUK1-oNOEdSwFnwPIbnh_ybtaNi7qAiTO5MDNltIKLqFGiCgkHO-jSNTwUJkzF_6aHJyjp4W_7_Gr207WX7KIaTLBGFK4pUuB1CdpwE5AqTaCVjFGUeinif6Rzlt-SjQMWmtfLc2P0g_gNUwttCrmxJB9hz-NC5j2H4Svf43f2zMrYWOrZXJETZDPHvQ_zYJ7n78_P-8O14N8Wk4mDT6KVrUpd4srngx8Ljg64hy9lqK7DjM5M-Ptjkytdbx4iRUzj2sAtdf1RdBjfv-RNg50vg0Wx2q3M-4Q',
    p: '7N2wZnQhaT-VcI0-FKxN01Ci-wCwgMu_fr1B_fqt5QXObgP0swAXi9C-ZD7vVaHG4yL5aqvrHuL1CuYBqSeWWNbAuVxe2-Vc5VDYn7XdxMHDivsKUis4jaNlsrFm51FTVTkHVz7PFYtYPgzd5OSvQTO23UochSPtL_kgkTT3kYk',
    q: '6683BhFHdo7cJWaSV1bPxJJyR6qtl9LIV76VcI6JnCqRE1veQnWNcE_HavyPyhbwMpYdJWZCqYl3_c6uh2fb0X3hO-ZKn3jlih80bDqEZnrtKzdjLO52Zr3179h7GG3r29v09WP0T_2hmN-itkYsGYcIUZmeQhVSKvWYSrOhdJc',
    dp: '670DWCRSMFaI23inBZoq5poFavxXrgeZ8YBYknaP5TSvK40iV5hK1usM4eZE-pvEvsBLLWAm5BmLOaqKkpiEqKwrKRAGlKGkn9GjluhA7BbQD50ju32qjkTF7V9kA-pLnrDgXnNzVITXcQILQUhcJ-9ZGsosslF8OVefkwT9M8k',
    dq: 'v-d8gylAqi2q3Z1GXW1nYaTo_qfgD3ZnAONDJVI6hHk4ha3RLQYws5mSQ_AAWMoSrO4EL3azov43QOewvrp3h33bDv32FyHGrY-5DMMdGaDQStcfnu9QY1obzj7UBFFEslHIhKLtxNA9a4_1GjvLHsIPqPnPnflkXWx6o6DeP2M',
    qi: 'CPPKChB9hxGQTORxsIJBkKv9nQwa7XXcv3Fw-DCvdpryYwkeqSA2HUX60GPqFycv0wHWcVPa4E_nb94pDG4ZDQ456BQu-5ZIvwxGXXYDRVhmtjTxx9-KWbE9xqFs-8zpOSfPRdFjvkjEEUvikuGg7UmO1X6nwUKLw2nF_B-2xrs',
  },
  'dev-2': {
    kid: 'dev-2',
    alg: 'RS256',
    use: 'sig',
    kty: 'RSA',
    n: 'zfRt99re29n8EWrDNp0yzGCkCcivOmKvzNVgxWb1R77Uha7y32_gFxdjhSGHMwgaRUh6GYSI8xvf_hTacyMG1br-paUcmCjy8qFxpUZhPrZn68eD1NwzJar6xWADshrju9ZGKkLVMz5ZbbX1jCkXNGTv8z50Ydn6-iD0xo9YRso2w8QXaTPkATSX8VH1a-qxuCUbYQWQO3fB6KYU6Ydan3H-29Yhvz5X5CwTAZBsXRvE7ENaynOAfKwIqKnQIMHBWoIGAvyvybIhkXlbtTAfnqwBtbZZ6cS-_SfH8smgDtG_FVZewXbleu3WSM6HmjBWjAIXTAgHqZc7_LUMvG9ztw',
    e: 'AQAB',
    d: 'UnenePGY_yt_9XFsjXfQmWmxBYHoOFa_0iM2xpR9bqcI7iapdbKUZmqlHO_Z9SMvccKdsY4SUFY_ELxE5ImH-RkRUj6U_pCXB3SBzw4pbjUX059mOFub119pXpMdp7mAqvwXyGBOgmBa6sVLdz4U3pP0SNAfRfdEuddsa_2F-YHSQol1J-LOPqbm_xP8DDpaz1qFn1e0HoxyrBfHxqA5T6jfatgua8YhG_EPl1-Gp7uto1549sbXcfzWwKDVVDsJgiRjHaeT3QVbX-7z0formLyirsKhW2oa3zd0hBkLOj3QTGg38xStNwP8vZFQB4G2yrrR_vy8vDZ91Qij3nAqoQ',
    p: '_NCFwM9qjt9j3DY9a1X7Y8Bx2RH8DxgR2-iKlwaJ1afUnhZse6GrO8na9eCXzArfErjrqbdceftXYDJcAxNtMWq9sCLBmjemQ_oNCxY9MBMUIxKUZ5K8t7uwVhnId2ZV0zugwuTYCVZYcfWCmzoxgA9xNOJRmc8tAKlHyU7kdxk',
    q: '0IzBqviv2axygAI56TLEhucVaGoa5MvoD914shfnQh_sDd92oXPxdHdSnuPpSmJAi7wXjodHMfeLFfEgu050GBce_UwATZ5xeTdAaxF_FdYBO7CQC18sLcvGWT_AkME2pyurOcTPtjyR697gK2zz_KoqkC1b3PUX-WJjDOyJq08',
    dp: 'b6J4XWJ5kCsugk_lIR9viWWyIAMkBVpAkJWHlRbLCHA6n7ARKSqDXTxOFqKdBPmL9U14qpGQIUEOHSk_nhAW-GpE5qECUmHeZkflOI8SZ8cU7kPHClEuSgdz3yE1dxvWLBc5brX0e3MITRH3ISo6L20iNRL2q29jVNZrH4ZZtgk',
    dq: 'HJXeiefSerynaSJk-7DovTD5fzlj_E5yvZH21DpwiWDEw1YI9bJluzgLzBmjRX3YKQ8cD349ZPzwRI6rlOD5CsBIkCGVvQ3lsd6_5q0cRUrzGlJmPBjMfm56_oq9g1noetuCecWfTvRYcAM5qNojS1Orx91fxRaXNailuQTHDgM',
    qi: 'mC_Y1v-OPYEyzoQVrTKlnjZgtCMwUH-xu0HAqT2ulQ8Bq2Y7IfsYruACwmpZAeKcMsICBtsabR7G7PcESlE_CfhKcFYb7I2cjZfhkuEbyvNxkYG97K2ZwusDop0-VGqCA7h__fF-R77V2r0XTX05yJLNodvMMdapZrxk0C_1xJE',
  },
  'rogue-1': {
    kid: 'rogue-1',
    alg: 'RS256',
    use: 'sig',
    kty: 'RSA',
    n: 'wIPbAih2Imow2SqfuyOTQBNjZJsDsEfjdRViSOM7DsMkK8MSX-mHBPkMIEE-fx6Pupw2x8HFFkIIDZfKmhi-26DXElFmgOn6NVK6g5yKLLjeyiuOvpzu6gJCvMAfAuarVHosQ58820e0FJIxqm98W-wRj2bZMX-Lpn-moaDN9jrUhmuWVhqRfJJILofFlSpORsRr6j57WVgCtmSRMMVJYm-Z2dEzVyDceMMeI6rGZ9x1S4Kk8_1dXz7KxEm3cETtLfn4edTgLqvg27CW62v8hLlzJnej4ZCKw0T00UIfGpuvDBrCpA6s2W42aZmGCsAXtgeFnsNzOFL3xmP5FT8zbQ',
    e: 'AQAB',
    d: 'B25_oO7IGAOClRDlaiS72DciDjNCukZy1CVUw4y2uKw_-aArQIBuvyUlupqyK4JAmPr9-ApK-KqTY4JG0Vnfskbxo9TNxhpiLOFKRG7hpvYlrucYDf6CZY5b86vfS-4ffTXF1CrHP2LI-PCnfKrBlvh_DrVbxeKkf4isJCSllsSfparA6EfGsvyvvmSB5HXCOSSdQ2QKFCHbnjxGhkWXP9tu13epz_fKUBMXz_6uTERvn0xzDCOo6Z0sWGrWdpM9OLJtBYoaEiG6VbrZFciHnXeBoVSueUreurDThUU0xHW9C-1Xf5Vzz7Q0lpUqt8KwCOusO2gI2rJMxbwXdCa2oQ',
    p: '3irGyXhdqfsDyEmZJgjnvBTLQHimqlemDtnihT7rg3Hx_h-7OrHBUo-kNx0xyvPwZjENUqe15KiAPunr_5OtqI8Y6ueRuMgWovQhPee66KQGXgnQzDK-WcBgAFVXrpzuotRa8QeqlJmOISHEE_gYAy9bC37fu5mQk-Fzs3nX6I0',
    q: '3dUW0w1YfjnVZJcrDgy4n5Q4FcfCN78tmwqnDjmh9xsQeyVJZ_L7uJKN9eH8dM8g-8-_iLHrZqyq1d0Ytf109dFQvmCkUWmn5_lVeCrZRLf74vsTdH6yNqemX5u1WFUDo7-h24SiJq_W4QvaeYJahceKTUXeEyxD341j2DJx7mE',
    dp: 'Nn1zaDK3dlt0oAk9INEKVV0cROHSrvD0b6wNHPVDumeWHOgXedvjOKa2djYY4lhWXBon1GACAuU5HzUshvDnpPIEAIlvekzJEIqkJJTTiP_B-AqcRZkkisreQPatnMws048WBwwEUJIhBAtOFj_BU_anc_hYU6DkjwC66gg2Znk',
    dq: 'C8QFleQbUXaXzuIFspUSJcSixOT3dCV7scF64tJDuOuCkEWGAzFsEHoVdXkq_rcNtM1sB0AIkEWQOg-kA-MRlQgpFC_kBz1nXnJnChybsX1gqsVOXttpcGSr-l4z3B-GNeUwHIiIYSzqZL1QNSmoy3et6jNOeA3c-7pwFUN3r4E',
    qi: 't77fKq-69oJfI9ihsjIXEgMQ12fu0Zj9hzGysIrNKQum7K5z5oMyTykZ_qlopyijnG1Xie1SHAA9wyvGvdGhsWQLlz0a0UXDfHZ-nVXulSBl2jf0b5w90q8Qb8n7BulS2epzXkn5uK3lOrxMSrqeoMl28qDHZdVxDzImJbFPgJE',
  },
} as const satisfies Record<string, JsonObject>
