import type { JWK } from 'jose'

/** Key pairs for development, the same in every copy of this client and therefore public. */
export const developmentKeys: readonly JWK[] = [
  {
    kty: 'RSA',
    n: 's01iBMw_DS8PQx3hnPvb7R7m6qz6EOcbbWbAjoqtuyj-xvBfGGESoaQMVvBfgRmdFQTrsZ-JGsJ9FQrmFdHtedqKzJUb58JcaX8cJ1YFJmp3uDZ7majDvugdkjDW3A75ew93g1cbz_OLv-Nhe9PfgtyGnY01IbbkaLqpKpaDou_8cGipmB9y4CtfqAv-yHztQKu4gTPDlUzHWcRQt5nPsRfNgpOkx4PM4MespcdpGZjoQWmvlM4ZjjJTokxyFp9L8CdjNEw3K6shTG7leLWzWJH7cWzAn-OU1SkA8MYvCUkLAvoz3oTrGydHTv1zy8q95nOfLqNwNhEy0DKPgX25Kw',
    e: 'AQAB',
    d: 'BL-GWnksLEW0QkM-z8DtrIRWeh11i9AK7mU7sSqj-iJWSN9hrUwYybYF66F27fzHJ6DXOv9uCore9BkzSZ2jC8iJR2ylbgg8GUEX9kS1YzSLkhHDSSjqchpEejQX5IDzA1q___blEicxarXzRWuxbg439GEiaI-m0c0roKiWuNBVv0zqgIX4BnMCgT0tVEneQSFOfFSaxZTwCMaxtqoGmhpL-37fPah_e2uLm6qg1Y5xR8elKqPzrV3DTM46vyfiqY1ZDKDwzlly12A7LieyFuCarCDilNgl6w4KePzfJmk52OHSQo5c7kxeZE-RW7t9QPKG_V8TTP14oIT5jFkfKQ',
    p: '5gl9TRwAheYTHGwOG467X5C56eo0IzQfhMnusNYw75U9HBJEFwoyf9vsft7Zvc51YBCf9LyxVEA-XfOj8PgnLOIRfZ36FyFQvrdUC4kIHrfwQJfEkbyFl2DWD7ehWLYgE0bhHd5lunszVLtxgRnAOSVQCN2ZuB914aQd1C-e6aM',
    q: 'x4oAjstDWl27MSC_7JjxfLlgRfovLsVgpj7khjwqXdchaR3gE5k3d12m4hMB84uPFt8nQf45yG3S0dPmTW811-RD-mOnPzIRorNVVHVWqZAVEuDNeMF678esCHOUevnJ3FspEdCISo_6VgtBW5pjd8h5E8l39LRTiYWHjoDmetk',
    dp: 'k90Zq80KEQeY1TYnw1L14jHXLyKaLN6-O87JHOYxQm89fqPHHMAzQbiNxeddMwJYtE07ZEc9_RfmfuGzSZtZIyKVd5dqQB_sFQsmfNuyWnyFdB-Z_MufW3SlZCj3D1zSNVHkNhzUaw_yKM7r4L46rwDq9yfqPU4LqeSiP9f0X90',
    dq: 'Emxgfs6vqlFLLk8KyWqZqV1oUS23W4cn1FGsQeSeOMnbMNxsSwLzhxbjiK4emQECtibmdgZmCWZyd6Mr-WxSOVu_FwhKceBKlo4eS80FsmQ2Peb5sbOTiT4TWThqtiwIAkt8cEOjwdanU3h4kV-g3XdqDnSkmbhomiL1EChAn4k',
    qi: 'ffNlJpdRkCMb6iADXwRavVAtgY-RLCl_hWMrV0IczOuZXBuHPFQvoPYzXsTj9ltuJoFlOlmYhVzO_c2j4TxxrHralPsB_unD_9qOTHTykLO_36jDUqqwqQ5dBR5vcyS60MxmiythL9ANKqQfjB3eL_CiAsAoJItv5ijW8zVOwsc',
    kid: 'smart-client-dev-rs384',
    alg: 'RS384',
    use: 'sig',
  },
  {
    kty: 'EC',
    x: 'evcu-hJXyLVKB8l6mRsU08LRK_HF9qWCKJ8RIfmb-vAaiiQuLXnw8LkxcEjxvHL8',
    y: 'oxVgyYCnUl3VLe5dnGk0OhXWINAJrlA5-TNGyUeqHkl9ByCFatziE1s3-0fHo_1H',
    crv: 'P-384',
    d: 'FsD35z6YAQk9RZOmpQ1vOdzQiijn7U9WP6ZT5-q5iiQzMY1jwp5Ho4GTbBjM73Qh',
    kid: 'smart-client-dev-es384',
    alg: 'ES384',
    use: 'sig',
  },
]
