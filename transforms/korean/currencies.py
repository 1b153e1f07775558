"""Belongs here: how Korean text names currencies, as tables from word, symbol or code to ISO 4217.
Does not: how amounts are read, and any rate of exchange.
"""

_WORDS_OF_CURRENCY = {
    "KRW": "원 한국원",
    "USD": "달러 불 미국달러 미달러 美달러 US달러 미불",
    "JPY": "엔 일본엔",
    "CNY": "위안 중국위안",
    "EUR": "유로",
    "GBP": "파운드 영국파운드",
    "CHF": "프랑 스위스프랑",
    "HKD": "홍콩달러",
    "SGD": "싱가포르달러 싱가폴달러",
    "AUD": "호주달러",
    "CAD": "캐나다달러",
    "NZD": "뉴질랜드달러",
    "TWD": "대만달러 타이완달러 신대만달러 뉴타이완달러",
    "INR": "루피 인도루피",
    "PKR": "파키스탄루피",
    "LKR": "스리랑카루피",
    "NPR": "네팔루피",
    "IDR": "루피아 인도네시아루피아",
    "MYR": "링깃 링기트 말레이시아링깃",
    "THB": "바트 밧 태국바트",
    "VND": "동 베트남동",
    "PHP": "필리핀페소",
    "MXN": "멕시코페소",
    "ARS": "아르헨티나페소",
    "CLP": "칠레페소",
    "COP": "콜롬비아페소",
    "RUB": "루블 러시아루블",
    "UAH": "흐리우냐 흐리브냐",
    "KZT": "텡게",
    "UZS": "숨",
    "MNT": "투그릭 투그리크",
    "AED": "디르함 디람",
    "SAR": "리얄 사우디리얄",
    "QAR": "카타르리얄",
    "IRR": "이란리알",
    "OMR": "오만리알",
    "KWD": "쿠웨이트디나르",
    "IQD": "이라크디나르",
    "BHD": "바레인디나르",
    "JOD": "요르단디나르",
    "ILS": "셰켈 세켈 이스라엘셰켈",
    "TRY": "리라 터키리라 튀르키예리라",
    "ZAR": "랜드 란드 남아공랜드",
    "NGN": "나이라",
    "EGP": "이집트파운드",
    "BRL": "헤알 브라질헤알",
    "SEK": "크로나 스웨덴크로나",
    "ISK": "아이슬란드크로나",
    "NOK": "노르웨이크로네",
    "DKK": "덴마크크로네",
    "CZK": "코루나 체코코루나",
    "HUF": "포린트 헝가리포린트",
    "PLN": "즈워티 즐로티 폴란드즈워티 폴란드즐로티",
    "RON": "레우 루마니아레우",
    "BGN": "불가리아레프",
    "MMK": "짯",
    "KHR": "리엘",
    "BDT": "타카",
    "": "페소 크로네",
}
WORDS = {word: currency for currency, words in _WORDS_OF_CURRENCY.items() for word in words.split()}
_NOUNS = (
    "달러 프랑 파운드 루피아 루피 페소 리얄 리알 디나르 크로나 크로네 코루나 링깃 바트 루블 리라 랜드 헤알 셰켈 포린트 "
    "즈워티 즐로티 레우 레프 위안 동 엔 원"
)
CURRENCY_NOUNS = tuple(_NOUNS.split())
# The currency of these hangs on the country that the text named last.
COUNTRIES_OF_SHARED_WORD = {
    "페소": {"필리핀": "PHP", "멕시코": "MXN", "아르헨티나": "ARS", "칠레": "CLP", "콜롬비아": "COP"},
    "크로네": {"노르웨이": "NOK", "덴마크": "DKK"},
    "크로나": {"스웨덴": "SEK", "아이슬란드": "ISK"},
    "루피": {"인도": "INR", "파키스탄": "PKR", "스리랑카": "LKR", "네팔": "NPR"},
    "리얄": {"사우디": "SAR", "카타르": "QAR", "예멘": "YER"},
}
# Before an amount without a unit: 일본 돈 1000억. 한화 is left out: it names a company more often than the won.
COUNTRY_WORDS = {
    "우리돈": "KRW",
    "우리 돈": "KRW",
    "한국 돈": "KRW",
    "원화": "KRW",
    "일본 돈": "JPY",
    "엔화": "JPY",
    "중국 돈": "CNY",
    "위안화": "CNY",
    "미국 돈": "USD",
    "달러화": "USD",
    "유로화": "EUR",
    "파운드화": "GBP",
}
_SIGNS_OF_CURRENCY = {
    "KRW": "₩",
    "USD": "$ US$ U$ 미화",
    "JPY": "¥ JP¥",
    "CNY": "CN¥ RMB CNH",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "SGD": "S$ SG$",
    "AUD": "A$ AU$",
    "CAD": "C$ CA$",
    "NZD": "NZ$",
    "TWD": "NT$",
    "BRL": "R$",
    "MXN": "MX$",
    "INR": "₹",
    "RUB": "₽",
    "VND": "₫",
    "THB": "฿",
    "TRY": "₺",
    "PHP": "₱",
    "ILS": "₪",
    "MYR": "RM",
    "IDR": "Rp",
}
SYMBOLS = {sign: currency for currency, signs in _SIGNS_OF_CURRENCY.items() for sign in signs.split()}
TRAILING_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "¥": "JPY", "元": "CNY", "円": "JPY"}
_CODES = (
    "KRW USD JPY CNY EUR GBP CHF HKD SGD AUD CAD NZD TWD INR IDR MYR THB VND PHP MXN RUB AED SAR QAR KWD ILS TRY ZAR "
    "BRL SEK NOK DKK ISK CZK HUF PLN RON BGN HRK KZT UZS MNT EGP PKR BDT LKR CLP COP ARS UAH MMK KHR OMR BHD JOD NGN "
    "RMB CNH"
)
CODES = tuple(_CODES.split())

# A smaller coin, the word of its currency, and how many make one: 1380원 50전.
MINOR_UNITS = {
    "전": ("원", 100),
    "센트": ("달러", 100),
    "펜스": ("파운드", 100),
    "자오": ("위안", 10),
    "펀": ("위안", 100),
}

# English scales as powers of ten, and English words of currencies.
MULTIPLIERS = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "mn": 6,
    "bn": 9,
    "tn": 12,
    "k": 3,
    "m": 6,
    "b": 9,
    "밀리언": 6,
    "빌리언": 9,
}
ENGLISH_WORDS = {
    "won": "KRW",
    "dollars": "USD",
    "dollar": "USD",
    "yen": "JPY",
    "yuan": "CNY",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
}
# The last characters of what may stand before an amount, the first of what scales it: to look before matching.
PREFIX_LAST = frozenset({word[-1] for word in (*SYMBOLS, *CODES)})
ENGLISH_FIRST = frozenset("".join({word[0] + word[0].upper() for word in (*MULTIPLIERS, *ENGLISH_WORDS, *CODES)}))
