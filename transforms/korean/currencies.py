"""Belongs here: how Korean text names currencies, as tables from word, symbol or code to ISO 4217.
Does not: how amounts are read, and any rate of exchange.
"""

# fmt: off
WORDS = {
    "원": "KRW", "달러": "USD", "불": "USD", "엔": "JPY", "위안": "CNY", "유로": "EUR", "파운드": "GBP", "프랑": "CHF",
    "홍콩달러": "HKD", "싱가포르달러": "SGD", "싱가폴달러": "SGD", "호주달러": "AUD", "캐나다달러": "CAD", "뉴질랜드달러": "NZD",
    "대만달러": "TWD", "타이완달러": "TWD", "신대만달러": "TWD", "뉴타이완달러": "TWD", "미국달러": "USD", "미달러": "USD", "미불": "USD",
    "스위스프랑": "CHF", "영국파운드": "GBP", "이집트파운드": "EGP", "스털링": "GBP", "유럽유로": "EUR",
    "일본엔": "JPY", "중국위안": "CNY", "인민폐": "CNY", "런민비": "CNY", "한국원": "KRW",
    "루피": "INR", "인도루피": "INR", "파키스탄루피": "PKR", "스리랑카루피": "LKR", "네팔루피": "NPR", "루피아": "IDR", "인도네시아루피아": "IDR",
    "링깃": "MYR", "링기트": "MYR", "말레이시아링깃": "MYR", "바트": "THB", "밧": "THB", "태국바트": "THB", "동": "VND", "베트남동": "VND",
    "필리핀페소": "PHP", "멕시코페소": "MXN", "아르헨티나페소": "ARS", "칠레페소": "CLP", "콜롬비아페소": "COP",
    "루블": "RUB", "러시아루블": "RUB", "흐리우냐": "UAH", "흐리브냐": "UAH", "텡게": "KZT", "숨": "UZS", "투그릭": "MNT", "투그리크": "MNT",
    "디르함": "AED", "디람": "AED", "사우디리얄": "SAR", "카타르리얄": "QAR", "이란리알": "IRR", "오만리알": "OMR", "리얄": "SAR",
    "쿠웨이트디나르": "KWD", "이라크디나르": "IQD", "바레인디나르": "BHD", "요르단디나르": "JOD", "셰켈": "ILS", "세켈": "ILS", "이스라엘셰켈": "ILS",
    "리라": "TRY", "터키리라": "TRY", "튀르키예리라": "TRY", "랜드": "ZAR", "란드": "ZAR", "남아공랜드": "ZAR", "나이라": "NGN",
    "헤알": "BRL", "브라질헤알": "BRL", "스웨덴크로나": "SEK", "아이슬란드크로나": "ISK", "크로나": "SEK",
    "노르웨이크로네": "NOK", "덴마크크로네": "DKK", "체코코루나": "CZK", "코루나": "CZK", "포린트": "HUF", "헝가리포린트": "HUF", 
    "즈워티": "PLN", "즐로티": "PLN", "폴란드즈워티": "PLN", "폴란드즐로티": "PLN", "루마니아레우": "RON", "레우": "RON", "불가리아레프": "BGN",
    "짯": "MMK", "리엘": "KHR", "타카": "BDT", "페소": "", "크로네": "",
}
CURRENCY_NOUNS = (
    "달러", "프랑", "파운드", "루피아", "루피", "페소", "리얄", "리알", "디나르", "크로나", "크로네", "코루나", "링깃", "바트", "루블", "리라", "랜드",
    "헤알", "셰켈", "포린트", "즈워티", "즐로티", "레우", "레프", "유로", "위안", "동", "엔", "원",
)
TRAILING_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "¥": "JPY", "元": "CNY", "円": "JPY"}
# Their currency hangs on the country that the text last named; no country, no amount.
COUNTRIES_OF_SHARED_WORD = {
    "페소": {"필리핀": "PHP", "멕시코": "MXN", "아르헨티나": "ARS", "칠레": "CLP", "콜롬비아": "COP"},
    "크로네": {"노르웨이": "NOK", "덴마크": "DKK"},
    "크로나": {"스웨덴": "SEK", "아이슬란드": "ISK"},
    "루피": {"인도": "INR", "파키스탄": "PKR", "스리랑카": "LKR", "네팔": "NPR"},
    "리얄": {"사우디": "SAR", "카타르": "QAR", "예멘": "YER"},
}
SYMBOLS = {
    "US$": "USD", "U$": "USD", "$": "USD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "₩": "KRW", "¥": "JPY", "JP¥": "JPY", "CN¥": "CNY",
    "₹": "INR", "₽": "RUB", "₫": "VND", "฿": "THB", "₺": "TRY", "₱": "PHP", "₪": "ILS", "RM": "MYR", "Rp": "IDR",
    "RMB": "CNY", "CNH": "CNY", "미화": "USD",
}
CODES = (
    "KRW USD JPY CNY EUR GBP CHF HKD SGD AUD CAD NZD TWD INR IDR MYR THB VND PHP MXN RUB AED SAR QAR KWD ILS TRY ZAR BRL SEK NOK DKK "
    "ISK CZK HUF PLN RON BGN HRK KZT UZS MNT EGP PKR BDT LKR CLP COP ARS UAH MMK KHR OMR BHD JOD NGN RMB CNH"
).split()
# fmt: on

# The hundredth (or tenth) of a currency word, and how many of it make one.
MINOR_UNITS = {
    "전": ("원", 100),
    "센트": ("달러", 100),
    "펜스": ("파운드", 100),
    "자오": ("위안", 10),
    "펀": ("위안", 100),
}

MULTIPLIERS = {
    "thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "k": 3,
    "밀리언": 6, "빌리언": 9,
}  # fmt: skip
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
ENGLISH_FIRST = frozenset("".join({word[0] + word[0].upper() for word in (*MULTIPLIERS, *ENGLISH_WORDS)}))
