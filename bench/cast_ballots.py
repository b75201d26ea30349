"""Casts ballots at a fixed rate while readers ask for pages; latencies count from the scheduled moment."""
import hashlib, hmac, html, re, secrets, sqlite3, sys, threading, time, urllib.error, urllib.parse, urllib.request

port, ballots, within, readers, data = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
root = f"http://127.0.0.1:{port}"
password = "mùa kiểm điểm cuối năm"


class Person(urllib.request.HTTPRedirectHandler):
    """A browser without a redirect of its own."""

    def __init__(self, login=None):
        self.cookie, self.csrf = "", ""
        self.opener = urllib.request.build_opener(self)
        if login:
            self.post("/dang-nhap", {"user": login, "password": password})

    def redirect_request(self, *_):
        return None

    def ask(self, path, body=None):
        request = urllib.request.Request(root + path, data=body, headers={"Cookie": self.cookie} if self.cookie else {})
        try:
            answer = self.opener.open(request)
        except urllib.error.HTTPError as error:
            answer = error
        for line in answer.headers.get_all("Set-Cookie") or []:
            if line.startswith("phien="):
                self.cookie = line.split(";")[0]
        text = answer.read().decode()
        if found := re.search(r'name="csrf" value="([^"]+)"', text):
            self.csrf = found[1]
        return answer.status, answer.headers.get("Location", ""), text

    def post(self, path, fields):
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        return self.ask(path, urllib.parse.urlencode(pairs + [("csrf", self.csrf)]).encode())


unit = "/dot/benh-vien-phoi-2021/phieu-moi/bvp.noi"
chair, teller = Person("bvp.bithu"), Person("bvp.phobithu")
form = chair.ask(unit)[2]
fields = [("kind", "levels"), ("mode", "kiosk"), ("day", "20/12/2021"), ("chair", "bvp.bv01"), ("teller", "bvp.bv02"), ("teller", "bvp.bv04")]
fields += [(name, html.unescape(value)) for name, value in re.findall(r'name="(summoned|present|subject)" value="([^"]+)"', form)]
status, poll, text = chair.post(unit, fields)
assert status == 303, text
teller.ask(poll)
status, _, shown = teller.post(poll + "/mo", {})
assert status == 200, status
teller.ask(poll)
present = re.findall(r'name="handed" value="([^"]+)"', teller.ask(poll)[2])
teller.post(poll + "/phat", [("handed", person) for person in present])
poll_id = poll.rsplit("/", 1)[1]
# More codes than a cell has members: put in beside the server, with the poll's own key.
store = sqlite3.connect(data, timeout=10)
key = bytes.fromhex(store.execute("select code_key from poll where id = ?", (poll_id,)).fetchone()[0])
codes = [f"{secrets.randbelow(10**10):010}" for _ in range(ballots)]
store.executemany("insert into code values (?, ?, '')",
                  [(poll_id, hmac.new(key, code.encode(), hashlib.sha256).hexdigest()) for code in codes])
store.commit()
store.close()
kiosk = Person().ask("/bo-phieu/" + poll_id)[2]
lines = sorted({int(number) for number in re.findall(r'name="dong\.(\d+)"', kiosk)})

cast, read, errors = [], [], []
stop = threading.Event()


def reader():
    person = Person()  # all in one session: signing in is measured elsewhere
    person.cookie = chair.cookie
    while not stop.is_set():
        begun = time.perf_counter()
        status = person.ask("/dot/benh-vien-phoi-2021/viec")[0]
        read.append(time.perf_counter() - begun)
        if status != 200:
            errors.append(("read", status))
        stop.wait(1)


def voter(at, code):
    time.sleep(max(0, at - time.perf_counter()))
    body = {"ma": code, "lan": secrets.token_hex(16)} | {f"dong.{line}": "not_completed" for line in lines}
    status, location, _ = Person().post("/bo-phieu/" + poll_id, body)
    cast.append(time.perf_counter() - at)
    if status != 303 or not location.endswith("/da-nhan"):
        errors.append(("cast", status))


threads = [threading.Thread(target=reader) for _ in range(readers)]
for thread in threads:
    thread.start()
time.sleep(3)
read.clear()
start = time.perf_counter() + 0.5
voters = [threading.Thread(target=voter, args=(start + number * within / ballots, code)) for number, code in enumerate(codes)]
for thread in voters:
    thread.start()
for thread in voters:
    thread.join()
stop.set()
for thread in threads:
    thread.join()


def words(name, times):
    times = sorted(times)
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(f"{name}: {len(times)}, p50 {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms, longest {1000 * times[-1]:.0f} ms")


words("ballots", cast)
words("reads", read)
print(f"errors: {len(errors)}", errors[:3])
