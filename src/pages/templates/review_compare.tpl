{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
{{#CHOOSE}}<form action="{{ACTION}}" method="get" class="filter">
{{#INPUT}}[[>input]]{{/INPUT}}
<button class="button" type="submit">[[review.compare]]</button>
</form>{{/CHOOSE}}
[[>empty]]
{{#SECTION}}
<section class="compared">
<h2>{{LABEL}}</h2>
<div class="sides">
<div><h3>{{FORMER}}</h3><p class="written">{{#LEFT}}{{#SAME}}{{TEXT}}{{/SAME}}{{#GONE}}<del>{{TEXT}}</del>{{/GONE}}{{/LEFT}}</p></div>
<div><h3>{{LATER}}</h3><p class="written">{{#RIGHT}}{{#SAME}}{{TEXT}}{{/SAME}}{{#ADDED}}<ins>{{TEXT}}</ins>{{/ADDED}}{{/RIGHT}}</p></div>
</div>
</section>
{{/SECTION}}
<div class="tools"><a class="button" href="{{BACK}}">[[common.back]]</a></div>
