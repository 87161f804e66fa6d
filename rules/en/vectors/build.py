"""Word vectors by sending each word alone through all-MiniLM-L6-v2 (numpy forward pass); writes vectors.bin. The README has the command."""
import json, gzip, sys, struct, math, numpy as np
def safetensors(path):
    raw=open(path,'rb').read(); n=struct.unpack('<Q',raw[:8])[0]; head=json.loads(raw[8:8+n]); out={}
    for k,v in head.items():
        if k=='__metadata__': continue
        a,b=v['data_offsets']; dt={'F32':np.float32,'I64':np.int64}[v['dtype']]
        out[k]=np.frombuffer(raw[8+n+a:8+n+b],dt).reshape(v['shape'])
    return out
M=sys.argv[1]; W=safetensors(M+'/model.safetensors')
W={k.removeprefix('bert.'):v for k,v in W.items()}
vocab={w.rstrip('\n'):i for i,w in enumerate(open(M+'/vocab.txt',encoding='utf8'))}
def pieces(word):
    out=[];at=0
    while at<len(word):
        end=len(word)
        while end>at:
            p=('##' if at else '')+word[at:end]
            if p in vocab: break
            end-=1
        if end==at: return [vocab['[UNK]']]
        out.append(vocab[p]); at=end
    return out
def ln(x,n): 
    m=x.mean(-1,keepdims=True); s=x.var(-1,keepdims=True)
    return (x-m)/np.sqrt(s+1e-12)*W[n+'.weight']+W[n+'.bias']
from math import sqrt
def erf(x):
    # Abramowitz-Stegun 7.1.26, error below 1.5e-7
    s=np.sign(x); x=np.abs(x); t=1/(1+0.3275911*x)
    return s*(1-(((((1.061405429*t-1.453152027)*t)+1.421413741)*t-0.284496736)*t+0.254829592)*t*np.exp(-x*x))
def lin(x,n): return x@W[n+'.weight'].T+W[n+'.bias']
def forward(ids):   # batch of equal length
    b,l=ids.shape
    x=W['embeddings.word_embeddings.weight'][ids]+W['embeddings.position_embeddings.weight'][:l]+W['embeddings.token_type_embeddings.weight'][0]
    x=ln(x,'embeddings.LayerNorm')
    for i in range(6):
        p=f'encoder.layer.{i}.'; h=12; d=32
        q,k,v=[lin(x,p+f'attention.self.{n}').reshape(b,l,h,d).transpose(0,2,1,3) for n in('query','key','value')]
        s=q@k.transpose(0,1,3,2)/sqrt(d); s=np.exp(s-s.max(-1,keepdims=True)); s/=s.sum(-1,keepdims=True)
        a=(s@v).transpose(0,2,1,3).reshape(b,l,h*d)
        x=ln(x+lin(a,p+'attention.output.dense'),p+'attention.output.LayerNorm')
        f=lin(x,p+'intermediate.dense'); f=f*0.5*(1+erf(f/sqrt(2)))
        x=ln(x+lin(f,p+'output.dense'),p+'output.LayerNorm')
    e=x.mean(1); return e/np.linalg.norm(e,axis=1,keepdims=True)
prob=json.load(gzip.open(sys.argv[2])); N=int(sys.argv[3])
best={}
for w,p in prob.items():
    w=w.lower()
    if w.isascii() and w.isalpha() and 2<=len(w)<=20: best[w]=max(best.get(w,-99),p)
words=sorted(best,key=lambda w:(-best[w],w))[:N]
for w in vocab:
    if w.isascii() and w.isalpha() and len(w)>1 and w not in best: words.append(w)
words=sorted(set(words)); print(len(words),file=sys.stderr)
by={}
for w in words: by.setdefault(len(pieces(w)),[]).append(w)
E=np.zeros((len(words),384),np.float32); at={w:i for i,w in enumerate(words)}
for n,ws in sorted(by.items()):
    for i in range(0,len(ws),512):
        c=ws[i:i+512]; ids=np.array([[101]+pieces(w)+[102] for w in c])
        E[[at[w] for w in c]]=forward(ids)
DIMENSIONS=96; prob=[best.get(w,-20) for w in words]
X=E-E.mean(0); U,S,V=np.linalg.svd(X,full_matrices=False); P=X@V[:DIMENSIONS].T; P/=np.linalg.norm(P,axis=1)[:,None]
def fnv(s):
    v=0x811c9dc5
    for byte in s.encode(): v=((v^byte)*0x01000193)&0xffffffff
    return v
keys={}
for i,w in enumerate(words):
    k=fnv(w)
    if k not in keys or prob[keys[k]]<prob[i]: keys[k]=i
ks=sorted(keys); Q=np.clip(np.round(P*127),-127,127).astype(np.int8)
open(sys.argv[4],'wb').write(struct.pack('<I',len(ks))+np.array(ks,np.uint32).tobytes()+Q[[keys[k] for k in ks]].tobytes())
