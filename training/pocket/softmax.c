/* Causal softmax over bfloat16 score rows, forward and backward, in place. Row r may see keys 0 .. first + r % rows. */
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef uint16_t bf16;

static inline float to_float(bf16 value) {
  uint32_t bits = (uint32_t)value << 16;
  float out;
  memcpy(&out, &bits, 4);
  return out;
}

static inline bf16 to_bf16(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  return (bf16)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

void softmax_forward(bf16 *scores, long total, long keys, long rows, long first, int threads) {
#pragma omp parallel for num_threads(threads) schedule(static, 64)
  for (long r = 0; r < total; r++) {
    bf16 *row = scores + r * keys;
    long seen = first + r % rows + 1;
    float buffer[8192];
    float top = -1e30f, sum = 0;
    for (long i = 0; i < seen; i++) {
      float x = to_float(row[i]);
      buffer[i] = x;
      top = x > top ? x : top;
    }
    for (long i = 0; i < seen; i++) {
      float e = expf(buffer[i] - top);
      buffer[i] = e;
      sum += e;
    }
    float scale = 1 / sum;
    for (long i = 0; i < seen; i++) row[i] = to_bf16(buffer[i] * scale);
    memset(row + seen, 0, (keys - seen) * sizeof(bf16));
  }
}

void softmax_backward(bf16 *gradient, const bf16 *weights, long total, long keys, long rows, long first, int threads) {
#pragma omp parallel for num_threads(threads) schedule(static, 64)
  for (long r = 0; r < total; r++) {
    bf16 *g = gradient + r * keys;
    const bf16 *w = weights + r * keys;
    long seen = first + r % rows + 1;
    float dot = 0;
    for (long i = 0; i < seen; i++) dot += to_float(g[i]) * to_float(w[i]);
    for (long i = 0; i < seen; i++) g[i] = to_bf16(to_float(w[i]) * (to_float(g[i]) - dot));
    memset(g + seen, 0, (keys - seen) * sizeof(bf16));
  }
}
