"""Short forms of the field and of everyday writing, which are nobody's initials: "EHCP", "PRU", "wk"."""

from __future__ import annotations

from screening.reading.wordsets import words_of

ACRONYMS = words_of("""aap ab ac acas adhd ado ai ald alp alps ap aps as asc asd ats aut ba bame bbc bce bd bsl btec ca cafcass camhs cao ccg ce ceo cfo cic cin cio cla cme coo cp cpd cpo cpp cs csa csc cse
    ct cv cya da dbs dbv dc dd ddsl de dfe dh dhsc dm dol dols dp dpa dpia dpo ds dsl dt dv eal ebd ebsa ec ect edi ee eet efa eh ehc ehcna ehcp ehe ehm el elsa em ema emtas ep epep eps esf esfa esol et eu
    ewo ewos ey eyfs eyp eypp fa faq fc fe fft fgm fl foi fp fs fsm ft fte ga gb gcse gdpr gld gov gp gps gr gst ha he hefce hi hlta hmi hmrc ho hod hoy hr hs ht ia ico ict id ie iep ihp il in ip ipsea iq iro
    is it itt iv ivf jd jsna ks la lab lac lado lb lea lft lgbt lgo lgsco li lo lp ls lsa lsu lt ltd ma maps mat md mfl mh mi mk mld mot mp ms msi na nb nc ncfe ne neet nee neu nfa nga ngo nhs ni nice no nqt
    nspcc nvq nw nvr oa od ofs ok on or os ot pa paan pc pcn pcso pct pd pda pdf pe pep pex pgce pi pin pip pl plac pm pmld pmt po pp ppa ppg pr pru ps psa pse pshe pshce pt pta pto pwlc qa qc qts qr ra raf re ref
    rea rhi ri rl rm rse rsl rsm rto sa sacre sao sar sb sbm sc sds se sef sema semh sen senco send sendco sendiass sendist sgo sib sip slcn sld slt sms smt so sos soy sp spld ss ssl st sta std sw sws ta taf tas tbc
    tbd tic tlr tnt to tp tt tv tw uasc uc uk ukcisa un up upn uri url urn us usa usb va vc vi vle vp vr vs vsh vshs vsk wa wbl we wf wfh wi wk wp wr xl yjs yot yp yr ytd ysl yst yos pre post am bst gmt ad bc
    aqa ocr edexcel wjec ccea jcq nfer rsa rnib rnid raad nas nccc tes naht nasuwt ascl bps hcpc gmc nmc sra cqc ipc mps met cps hmp hmcts opg plo ewca ewhc uksc flba ico ifs ons eif eef iicsa jrf nao
    aet cat cats sats sat gl mc mcq ebacc p8 a8 tfl nct ctlc cbt dbt emdr eft nlp slt fasd ocd odd pots cfs me ibs ms hiv std sti iud gbv ipv coram pace prt lft ppe sen esa pip uc dla edt epr frg rag smart sdq rcads
    abc abcd xyz nil aob agm egm sla kpi roi rfp rfq itq pdp cif fag ncp tor mou sop eia fsr csv tba eta iou rip rsvp lol omg fyi asap diy ddi ddsls plt mtp ltp gov mdt tac tafs msp mspp cts sgos cis cwd cwsw cinp
    rt ptt pt ft tt bn bno ukvi mhst mhsts alnco dsr srs cdop cpp icpc rcpc sarc iopc lcs mis ctf lrs yja hbv ehat kcsie lscp lcspr dhr cspr ssp tiap arp rp eotas idva isva
    marac mappa mace rasso cce nqsw asye ppo sst ict ptpn fhlp fhlps vsf sgos dts apc iv hrb eph lsp nct gpa mot dlp mash hdu icu ae pals nrpf pcr pcc tri wtisa wt laspo yda yoi stc sch cscp scp
    tlc ttyl tia imo imho ngl aka fwd cc bcc eod cob wfh ooo pto pm ict its hql
    aac ukut ukftt ewfc ewcop nicourt wlr flr elr ii iii iv vi vii viii ix""")
# Two capitals that stand before a year group as often as a child would: "PE Y9", "RE Y7".
COMMON = words_of(
    "ks la ta dt hr sw pp ep ap pe re it id uk tv vs vi hi cp pa ai ot ok dv or no in on us is to so ey ec rs ma pm am sc ht dh sl yr mp ni st ict"
)
SMALL = words_of(
    "im id ok re vs pp yr wk hr ps tv uk eu la ta sw ep dt ks pe it hi oh ah eh um er mm cm km kg ml mg th nd rd st ie eg pm am gp ot pa ss sp mr ms dr cc fw nb ty ta np ur yo ya ye ha na tt ve ll de al el le du un et en es os"
)


NEVER_LOWER = SMALL | (ACRONYMS - {"gb", "em", "da", "jd"})
