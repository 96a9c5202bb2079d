// The same proof as scripts/proof/verify-receipt.mjs, with a SHA-256 of its own: a page opened from a disk may have no crypto.
(function () {
  "use strict";

  var K = [];
  (function () {
    for (var n = 2; K.length < 64; n += 1) {
      var prime = true;
      for (var d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
      if (prime) K.push((fraction(Math.cbrt(n)) * 4294967296) | 0);
    }
  })();

  function fraction(x) {
    return x - Math.floor(x);
  }

  function rotate(x, n) {
    return (x >>> n) | (x << (32 - n));
  }

  function sha256(bytes) {
    var h = [2, 3, 5, 7, 11, 13, 17, 19].map(function (p) {
      return (fraction(Math.sqrt(p)) * 4294967296) | 0;
    });
    var length = Math.ceil((bytes.length + 9) / 64) * 64;
    var padded = new Uint8Array(length);
    padded.set(bytes);
    padded[bytes.length] = 128;
    var view = new DataView(padded.buffer);
    view.setUint32(length - 8, Math.floor((bytes.length * 8) / 4294967296));
    view.setUint32(length - 4, bytes.length * 8);
    for (var at = 0; at < length; at += 64) h = block(h, view, at);
    var out = new DataView(new ArrayBuffer(32));
    h.forEach(function (word, i) {
      out.setInt32(i * 4, word);
    });
    return new Uint8Array(out.buffer);
  }

  function block(h, view, at) {
    var w = [];
    for (var i = 0; i < 64; i += 1) {
      if (i < 16) {
        w[i] = view.getInt32(at + i * 4);
        continue;
      }
      var a0 = w[i - 15];
      var a1 = w[i - 2];
      var s0 = rotate(a0, 7) ^ rotate(a0, 18) ^ (a0 >>> 3);
      var s1 = rotate(a1, 17) ^ rotate(a1, 19) ^ (a1 >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    var v = h.slice();
    for (var j = 0; j < 64; j += 1) {
      var e = v[4];
      var a = v[0];
      var up = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      var t1 = (v[7] + up + ((e & v[5]) ^ (~e & v[6])) + K[j] + w[j]) | 0;
      var down = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      var t2 = (down + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]))) | 0;
      v = [(t1 + t2) | 0, a, v[1], v[2], (v[3] + t1) | 0, e, v[5], v[6]];
    }
    return h.map(function (word, n) {
      return (word + v[n]) | 0;
    });
  }

  function join(parts) {
    return Uint8Array.from(
      parts.reduce(function (all, part) {
        return all.concat(Array.from(part));
      }, []),
    );
  }

  function toSum(text) {
    if (typeof text !== "string" || !/^(0|[1-9]\d{0,18})$/.test(text) || BigInt(text) >= 2n ** 63n)
      throw new Error("a sum is not a whole number of minor units");
    return BigInt(text);
  }

  function toHash(text) {
    if (typeof text !== "string" || !/^[0-9a-f]{64}$/.test(text))
      throw new Error("a hash is not 64 hex digits");
    return Uint8Array.from(
      text.match(/../g).map(function (pair) {
        return parseInt(pair, 16);
      }),
    );
  }

  function toHex(bytes) {
    return Array.from(bytes)
      .map(function (byte) {
        return byte.toString(16).padStart(2, "0");
      })
      .join("");
  }

  function eightBytes(sum) {
    var view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, sum);
    return new Uint8Array(view.buffer);
  }

  function parent(left, right) {
    var sum = left.sum + right.sum;
    if (sum >= 2n ** 63n) throw new Error("the sums grow past their place");
    var text = [[1], left.hash, eightBytes(left.sum), right.hash, eightBytes(right.sum)];
    return { hash: sha256(join(text)), sum: sum };
  }

  function climb(receipt) {
    var leaf = receipt.leaf;
    [leaf.account, leaf.currency, leaf.nonce].forEach(function (part) {
      if (typeof part !== "string" || part === "" || part.includes("|"))
        throw new Error("the leaf is not readable");
    });
    var text = [leaf.account, toSum(leaf.minor), leaf.currency, leaf.nonce].join("|");
    var node = { hash: sha256(join([[0], new window.TextEncoder().encode(text)])), sum: toSum(leaf.minor) };
    receipt.path.forEach(function (step) {
      var sibling = { hash: toHash(step.hash), sum: toSum(step.sum) };
      if (step.side !== "left" && step.side !== "right") throw new Error("a sibling has no side");
      node = step.side === "left" ? parent(sibling, node) : parent(node, sibling);
    });
    return node;
  }

  function verify(text, rootHash, rootSum) {
    var receipt = JSON.parse(text);
    var node = climb(receipt);
    var hash = rootHash || receipt.root.hash;
    var sum = rootSum || receipt.root.sum;
    if (toHex(node.hash) !== toHex(toHash(hash))) throw new Error("the hash does not lead to the root");
    if (node.sum !== toSum(sum)) throw new Error("the sum is not the root's");
    var leaf = receipt.leaf;
    var against = rootHash
      ? "the root you gave."
      : "the receipt's own root. Give the seal's root to be sure.";
    return (
      "VALID: your " + money(toSum(leaf.minor), leaf.currency) + " is inside a total of " +
      money(node.sum, leaf.currency) + ", against " + against
    ); // prettier-ignore
  }

  /** As people read it; exact, since the digits are text. */
  function money(minor, currency) {
    var format = new window.Intl.NumberFormat(undefined, { style: "currency", currency: currency });
    var places = format.resolvedOptions().maximumFractionDigits;
    var digits = minor.toString().padStart(places + 1, "0");
    return format.format(places === 0 ? digits : digits.slice(0, -places) + "." + digits.slice(-places));
  }

  function value(id) {
    return document.getElementById(id).value.trim();
  }

  document.getElementById("form").addEventListener("submit", function (event) {
    event.preventDefault();
    var verdict = document.getElementById("verdict");
    try {
      verdict.textContent = verify(value("receipt"), value("root"), value("sum"));
    } catch (error) {
      verdict.textContent = "NOT VALID: " + error.message;
    }
  });
})();
